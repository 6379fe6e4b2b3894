"""What must be written with an objection and with its answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from config.lib.refusals import Refused

LONGEST = 1000


def words_of(text: str, *, lacking: str) -> str:
    """The text without the blanks around it; Refused with the sentence ``lacking`` where there is none, or too much."""
    words = text.strip()
    if not words:
        raise Refused(lacking)
    if len(words) > LONGEST:
        raise Refused(
            _("This is %(length)s characters long. Shorten it to %(longest)s.")
            % {"length": len(words), "longest": LONGEST}
        )
    return words
