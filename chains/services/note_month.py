from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind
from chains.models import ProjectMonth
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.change_record import hold
from config.lib import clock
from config.lib.periods import Month
from config.lib.refusals import Refused
from offices.services.trail import record as note


@transaction.atomic
def note_month(
    *, sight: Sight, pk: UUID, month: Month, invested: Decimal | None, funds: Decimal | None = None, visible: str = ""
) -> ProjectMonth | None:
    """Note a project's month: the investment done in it and the funds that came in (万元), and what can be seen.

    What this year and the whole come to follows from the months. None is "not reported", which is not zero. Returns
    None where the month said the same already. Raises Http404 where the project is not the account's to know,
    PermissionDenied without the right, Refused where the month has not begun.
    """
    held = hold(sight, pk)
    if month.first_day > clock.today():
        raise Refused(_("%(month)s has not begun. Choose an earlier month.") % {"month": month.label})
    row = ProjectMonth.objects.filter(project=held, year=month.year, month=month.month).first()
    row = row or ProjectMonth(project=held, year=month.year, month=month.month)
    before, after = _plain(row), {"invested": invested, "funds": funds, "visible": visible}
    if before == {name: _text(value) for name, value in after.items()}:
        return None
    for name, value in after.items():
        setattr(row, name, value)
    act = writing.act_of(kind=RecordActKind.PROGRESS, register=sight.register, by=sight.account)
    row.save()
    writing.count(act, 1)
    note(
        by=sight.account,
        act=Act.PROJECT_MONTH,
        on=held,
        before={"month": str(month), **before} if any(before.values()) else None,
        after={"month": str(month), **_plain(row)},
    )
    return row


def _plain(row: ProjectMonth) -> dict[str, str]:
    return {name: _text(getattr(row, name)) for name in ("invested", "funds", "visible")}


def _text(value: Decimal | str | None) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value or ""
