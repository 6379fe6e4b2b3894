"""Lists whose search, filter, order and page stand in the address. Orders come from a list of allowed ones (S18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


@dataclass(frozen=True)
class Listing:
    """One page of a list. ``order`` is the name of the order in force, with ``-`` before it when turned round."""

    page: Page[Any]
    order: str

    @property
    def rows(self) -> list[Any]:
        return list(self.page)

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def numbers(self) -> list[int | None]:
        """The pages to offer; None stands for those left out."""
        offered = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1)
        return [number if isinstance(number, int) else None for number in offered]


def listing(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    orders: Mapping[str, Sequence[str]],
    default: str,
    per_page: int = PER_PAGE,
) -> Listing:
    """The page of ``rows`` that the address asks for, in an order out of ``orders`` (name → fields, the key last).

    A name that is not among them, and a page that does not exist, fall back to the default and the nearest page.
    """
    asked = request.GET.get("sort", "")
    order = asked if asked.removeprefix("-") in orders else default
    fields = orders[order.removeprefix("-")]
    if order.startswith("-"):
        fields = [field.removeprefix("-") if field.startswith("-") else f"-{field}" for field in fields]
    paginator = Paginator(rows.order_by(*fields), per_page)
    return Listing(page=paginator.get_page(request.GET.get("page")), order=order)
