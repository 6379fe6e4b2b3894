"""What every list carries besides a register's own columns: chains, who entered it and when, state, source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext_lazy as _

from chains.enums import RecordSource, ReviewState
from chains.registers.columns import Column
from chains.registers.kinds import Choice, Kind, Link, Moment, Operator


class Shared(Protocol):
    """A belonging to a chain, as far as it is shown."""

    @property
    def chain(self) -> Any: ...
    @property
    def share(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Shares(Kind):
    """The chains to which a record belongs, each with its share. Filtered by ``chain``, and not ordered."""

    operators: ClassVar[tuple[Operator, ...]] = ()
    nothing: ClassVar[Any] = ()

    def show(self, value: Iterable[Shared] | None) -> str:
        return "、".join(f"{one.chain.name}{_percent(one.share)}" for one in value or ())

    def plain(self, value: Iterable[Shared] | None) -> Any:
        return [
            {"chain": one.chain.code, "share": None if one.share is None else f"{one.share.normalize():f}"}
            for one in value or ()
        ]


@dataclass(frozen=True)
class Who(Link):
    """Somebody with an account, by name."""

    to: str = "offices.Account"
    names: tuple[str, ...] = ("person__name",)

    def show(self, value: Any) -> str:
        return "" if value is None else value.name


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f" {share.normalize():f}%"


COMMON = (
    Column(code="chains", label=_("Chains"), kind=Shares(), common=True),
    Column(code="review", label=_("Review"), kind=Choice(ReviewState), common=True),
    Column(code="source", label=_("Source"), kind=Choice(RecordSource), common=True),
    Column(code="entered_by", label=_("Entered by"), kind=Who(), common=True),
    Column(code="entered_at", label=_("Entered at"), kind=Moment(), common=True),
    Column(code="changed_by", label=_("Last changed by"), kind=Who(), common=True),
    Column(code="changed_at", label=_("Last changed at"), kind=Moment(), common=True),
)
"""``chains`` is filled by :func:`chains.queries.record_rows.with_chains`; the others are columns of every record."""
