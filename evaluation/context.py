"""The left navigation of every page: the sections, and in each the pages that whoever is logged in may open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from chains.registers.register import REGISTERS, Register
from offices.enums import Right
from offices.permissions import Standing, standing_of
from offices.rules.posts import ADMINISTRATORS


@dataclass(frozen=True)
class Entry:
    """A page of the navigation, open to whoever holds one of ``needs``; without needs to every post of the business.

    ``family`` is how the names of the pages begin that belong under this entry; without it the page's own name.
    ``register``: it is the entry of that register alone.
    """

    title: StrOrPromise
    page: str
    needs: frozenset[Right] = frozenset()
    family: tuple[str, ...] = ()
    register: Register | None = None

    def open_to(self, standing: Standing) -> bool:
        if self.needs:
            return bool(self.needs & standing.anywhere)
        return bool(standing.kinds - ADMINISTRATORS)

    def holds(self, page: str, register: Register | None) -> bool:
        return self.register in (None, register) and page.startswith(self.family or (self.page,))

    @property
    def address(self) -> str:
        return reverse(self.page, kwargs={"register": self.register} if self.register else None)


@dataclass(frozen=True)
class Section:
    """Entries under one head; ``family``: pages that belong here whether or not their entry is open to a person."""

    title: StrOrPromise
    icon: str
    entries: tuple[Entry, ...]
    family: tuple[str, ...] = ()


def entry(title: StrOrPromise, page: str, *needs: Right, family: tuple[str, ...] = ()) -> Entry:
    return Entry(title=title, page=page, needs=frozenset(needs), family=family)


SECTIONS = (
    Section(_("My desk"), "clipboard-list", (entry(_("My desk"), "evaluation:desk"),)),
    Section(
        _("Chains"),
        "affiliate",
        (entry(_("Chains"), "evaluation:chain_list", Right.VIEW_CHAIN, family=("evaluation:chain_",)),),
    ),
    Section(
        _("Ledgers"),
        "table",
        (
            entry(_("Monthly ledgers"), "dispatch:ledger_list", Right.VIEW_CHAIN, family=("dispatch:ledger_",)),
            entry(_("Targets"), "dispatch:target_home", Right.VIEW_CHAIN, family=("dispatch:target_",)),
            entry(_("Corrections"), "dispatch:correction_list", Right.VIEW_CHAIN, family=("dispatch:correction_",)),
            entry(_("Extensions"), "dispatch:extension_list", Right.VIEW_CHAIN, family=("dispatch:extension_",)),
        ),
    ),
    Section(
        _("Registers and lists"),
        "database",
        (
            entry(_("All registers"), "chains:register_home", Right.VIEW_CHAIN),
            entry(_("Lists"), "chains:list_home", Right.VIEW_CHAIN, family=("chains:list_",)),
            *(
                Entry(
                    title=one.title,
                    page="chains:record_list",
                    needs=frozenset({one.right}),
                    family=("chains:record_", "chains:removed_", "chains:own_column_", "chains:act_", "chains:file_"),
                    register=one,
                )
                for one in REGISTERS.values()
            ),
        ),
    ),
    Section(_("Dispatch"), "message-2", (entry(_("Reporting board"), "dispatch:board", Right.VIEW_CHAIN),)),
    Section(
        _("Evaluation"),
        "scale",
        (
            entry(
                _("Quarterly runs"),
                "evaluation:run_list",
                Right.EVALUATE,
                family=("evaluation:run_", "evaluation:score_"),
            ),
            entry(
                _("Objections"),
                "evaluation:objection_list",
                Right.EVALUATE,
                Right.ENTER_LEDGER,
                family=("evaluation:objection_",),
            ),
            entry(
                _("Marks"),
                "evaluation:mark_list",
                Right.EVALUATE,
                family=("evaluation:mark_", "evaluation:rating_"),
            ),
            entry(
                _("Bonus and deductions"),
                "evaluation:adjustment_list",
                Right.EVALUATE,
                family=("evaluation:adjustment_",),
            ),
            entry(_("Notices"), "evaluation:notice_list", Right.VIEW_CHAIN, family=("evaluation:notice_",)),
            entry(_("Monthly reports"), "evaluation:report_list", Right.VIEW_CHAIN, family=("evaluation:report_",)),
            entry(_("Schemes"), "evaluation:scheme_list", Right.VIEW_CHAIN, family=("evaluation:scheme_",)),
        ),
        family=("evaluation:score_",),
    ),
    Section(_("Cockpit"), "chart-bar", (entry(_("Cockpit"), "evaluation:cockpit", Right.VIEW_COCKPIT),)),
    Section(
        _("Administration"),
        "settings",
        (
            entry(_("Regimes"), "evaluation:regime_list", Right.SET_UP_YEAR, family=("evaluation:regime_",)),
            entry(_("Months and dates"), "dispatch:month_home", Right.SET_UP_YEAR, family=("dispatch:month_",)),
            entry(_("Who answers for chains"), "chains:assignment_list", Right.SET_UP_YEAR),
            *([entry(_("Business date"), "offices:clock_set", Right.SET_UP_YEAR)] if settings.DEMO else []),
            entry(
                _("People and accounts"),
                "offices:person_list",
                Right.MANAGE_ACCOUNTS,
                Right.MANAGE_POSTS,
                family=("offices:person_",),
            ),
            entry(
                _("Organisations"),
                "offices:organisation_list",
                Right.MANAGE_ACCOUNTS,
                family=("offices:organisation_",),
            ),
            entry(
                _("Posts"),
                "offices:post_list",
                Right.MANAGE_POSTS,
                family=("offices:post_", "offices:tenure_", "chains:post_"),
            ),
            entry(_("Audit trail"), "offices:trail", Right.VIEW_TRAIL),
        ),
    ),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``navigation``: what this person may open, and where on it the page is; ``crumbs``: the way down to the page."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    match = request.resolver_match
    page = match.view_name if match else ""
    register = match.kwargs.get("register") if match else None
    sections = list(_sections(standing_of(user), page, register))
    return {"navigation": sections, "crumbs": list(_crumbs(sections, page))}


def _sections(standing: Standing, page: str, register: Register | None) -> Iterator[dict[str, Any]]:
    for section in SECTIONS:
        entries = [_told(entry, page, register) for entry in section.entries if entry.open_to(standing)]
        if entries:
            yield {
                "title": section.title,
                "icon": section.icon,
                "entries": entries,
                "address": entries[0]["address"],
                "current": page.startswith(section.family) or any(entry["current"] for entry in entries),
            }


def _told(entry: Entry, page: str, register: Register | None) -> dict[str, Any]:
    return {
        "title": entry.title,
        "page": entry.page,
        "address": entry.address,
        "current": entry.holds(page, register),
    }


def _crumbs(sections: list[dict[str, Any]], page: str) -> Iterator[dict[str, Any]]:
    """The section and the entry above the page; the page's own name stands in its heading."""
    for section in sections:
        if section["current"] and not any(entry["current"] for entry in section["entries"]):
            yield {"title": section["title"], "address": section["address"]}
        for entry in section["entries"]:
            if not entry["current"]:
                continue
            first = entry["address"] == section["address"]
            if not first or entry["page"] != page:
                yield {"title": section["title"], "address": section["address"]}
            if not first and entry["page"] != page:
                yield {"title": entry["title"], "address": entry["address"]}
