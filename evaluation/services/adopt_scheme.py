from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import Act
from evaluation.models import Scheme, SchemeDraft
from evaluation.services.load_scheme import hold_schemes, load_scheme
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def adopt_scheme(*, by: Account, draft: SchemeDraft, seen: int, start: Quarter, reason: str) -> Scheme:
    """Make a draft the scheme of its year from a quarter on: a version that is never edited. The draft is gone.

    Runs that were made keep the version they were made by. Refused where the text has mistakes, where nothing differs
    from a version there is, and for a quarter of another year; SomebodyWasFaster where it was saved meanwhile.
    """
    require(by, Right.SET_UP_YEAR)
    held = SchemeDraft.objects.select_for_update().filter(pk=draft.pk, version=seen).first()
    if held is None:
        raise SomebodyWasFaster(_("Somebody has changed, adopted or discarded the draft meanwhile. Look at it again."))
    if not reason.strip():
        raise Refused(_("Say why the scheme is adopted, such as the document that settles it."))
    hold_schemes()
    newest = Scheme.objects.order_by("-pk").first()
    scheme = load_scheme(by=by, text=held.text)
    if newest is not None and scheme.pk <= newest.pk:
        raise Refused(
            _("Nothing differs from %(scheme)s. Change something, or discard the draft.") % {"scheme": scheme}
        )
    if scheme.year != start.year:
        raise Refused(
            _("The scheme is for %(year)s. Choose a quarter of that year, or change the year of the scheme.")
            % {"year": scheme.year}
        )
    Scheme.objects.filter(pk=scheme.pk).update(from_quarter=start.quarter)
    scheme.refresh_from_db()
    after = {"version": scheme.version, "from": str(start), "digest": scheme.digest}
    record(by=by, act=Act.SCHEME_ADOPT, on=scheme, after=after, reason=reason.strip())
    held.delete()
    return scheme
