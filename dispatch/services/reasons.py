from __future__ import annotations

from django.utils.translation import gettext as _

from config.lib.refusals import Refused

LONGEST = 500


def required(text: str, *, what: str) -> str:
    """A reason somebody must give, trimmed; raises Refused where there is none or it is too long."""
    trimmed = text.strip()
    if not trimmed:
        raise Refused(_("Please say %(what)s.") % {"what": what})
    if len(trimmed) > LONGEST:
        raise Refused(_("The reason is longer than 500 characters. Shorten it."))
    return trimmed
