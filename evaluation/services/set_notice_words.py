from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from evaluation.enums import Act
from evaluation.models import NoticeWords
from evaluation.rules import regime
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def set_notice_words(*, by: Account | None, year: int, words: regime.NoticeWords) -> NoticeWords:
    """Keep what the notices of a year have in common; where it is so already, nothing is written.

    Notices that are drafted keep the words they were drafted with. ``by`` is None for an operator's command.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    given = asdict(words)
    held = NoticeWords.objects.select_for_update().filter(year=year).first()
    before = {name: getattr(held, name) for name in given} if held else None
    if held and before == given:
        return held
    kept, _created = NoticeWords.objects.update_or_create(year=year, defaults=given)
    record(by=by, act=Act.NOTICE_WORDS_SET, on=kept, before=before, after=given)
    return kept
