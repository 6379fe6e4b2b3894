from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.enums import Act
from evaluation.models import Scheme, SchemeDraft
from evaluation.rules.errors import SchemeErrors
from evaluation.rules.schemefile.bounds import MOST_CHARACTERS
from evaluation.rules.schemefile.parsing import load
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record

LONGEST_TITLE = 100


@transaction.atomic
def draft_scheme(*, by: Account, text: str, based_on: Scheme | None = None) -> SchemeDraft:
    """Begin a scheme from a text: an empty one, a shipped one, an earlier version's, or a file that was handed in.

    The text may have mistakes, they are mended in the draft; it must only not be too long to be one.
    """
    require(by, Right.SET_UP_YEAR)
    refuse_too_long(text)
    draft = SchemeDraft.objects.create(
        title=title_of(text), text=text, based_on=based_on, made_by=by, saved_by=by, saved_at=clock.now()
    )
    record(by=by, act=Act.SCHEME_DRAFT, on=draft, after={"title": draft.title, "based_on": str(based_on or "")})
    return draft


def title_of(text: str) -> str:
    """The title that stands in the text; nothing where it cannot be read."""
    try:
        head = load(text).get("scheme")
    except SchemeErrors:
        return ""
    title = head.get("title") if isinstance(head, dict) else ""
    return title[:LONGEST_TITLE] if isinstance(title, str) else ""


def refuse_too_long(text: str) -> None:
    """Refused where the text is longer than any scheme, or holds what no database keeps."""
    if len(text) > MOST_CHARACTERS or "\x00" in text:
        raise Refused(
            _("This is no scheme: a scheme is a text of at most %(most)s characters.") % {"most": MOST_CHARACTERS}
        )
