"""What people must write when they ask, refuse, correct or decide."""

from __future__ import annotations

from django.utils.translation import gettext as _

from config.lib.refusals import Refused

LONGEST = 500


def required(text: str, *, what: str, longest: int = LONGEST) -> str:
    """A reason somebody must give, trimmed; ``what`` ends the sentence that asks for it.

    Raises Refused where there is none or it is too long.
    """
    return written(text, lacking=_("Please say %(what)s.") % {"what": what}, longest=longest)


def written(text: str, *, lacking: str, longest: int = LONGEST) -> str:
    """The text trimmed; Refused with the sentence ``lacking`` where there is none, or where it is too long."""
    if not text.strip():
        raise Refused(lacking)
    return fitting(text, longest=longest)


def fitting(text: str, *, longest: int = LONGEST) -> str:
    """The text trimmed, which may be empty; Refused where it is too long to be kept whole."""
    trimmed = text.strip()
    if len(trimmed) > longest:
        raise Refused(
            _("This is %(length)s characters long. Shorten it to %(longest)s.")
            % {"length": len(trimmed), "longest": longest}
        )
    return trimmed
