"""Reading the audit trail: by whom, what, to what, when, through what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from config.lib.periods import CHINA
from offices.enums import Act
from offices.models import Account, AuditEntry

CHECK, STRAY = ".check", ".stray"


@dataclass(frozen=True)
class Difference:
    """One value before and after an act."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class FailedCheck:
    """A nightly check that found something, and the act by which it noted each thing that it found."""

    entry: AuditEntry
    strays_act: str


@cache
def act_names() -> dict[str, str | Promise]:
    """What each act is called: each of our apps names its own in ``Act`` of its ``enums``."""
    names: dict[str, str | Promise] = {}
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "enums"):
            acts = getattr(import_module(f"{config.name}.enums"), "Act", None)
            names.update(acts.choices if acts else [])
    return names


def find(sought: Mapping[str, Any]) -> QuerySet[AuditEntry]:
    """The entries that fit: who, act, what, via, result, since, until; what is empty narrows nothing."""
    entries = AuditEntry.objects.all()
    if who := sought.get("who"):
        accounts = Account.objects.filter(username__icontains=who).values("pk")
        entries = entries.filter(
            Q(actor_name__icontains=who) | Q(actor_posts__icontains=who) | Q(actor_id__in=accounts)
        )
    if act := sought.get("act"):
        entries = entries.filter(act=act)
    if what := sought.get("what"):
        entries = entries.filter(Q(object_label__icontains=what) | Q(scope__iexact=what))
    if via := sought.get("via"):
        entries = entries.filter(via=via)
    if result := sought.get("result"):
        entries = entries.filter(succeeded=result == "done")
    if since := sought.get("since"):
        entries = entries.filter(at__gte=_midnight(since))
    if until := sought.get("until"):
        entries = entries.filter(at__lt=_midnight(until + dt.timedelta(days=1)))
    return entries


def last_check(act: str = Act.HISTORY_CHECK) -> AuditEntry | None:
    """When a nightly check was last made, and with what result; that of all rows' history unless another is named."""
    return AuditEntry.objects.filter(object_type="", act=act).order_by("-pk").first()


def failed_checks() -> list[FailedCheck]:
    """The nightly checks, each app's own, that found something the last time they were made.

    An app that has one names two acts by one word: ``word.check`` for the check, ``word.stray`` for what it finds.
    """
    acts = [act for act in act_names() if act.endswith(CHECK)]
    newest = [AuditEntry.objects.filter(object_type="", act=act).order_by("-pk")[:1] for act in acts]
    made = newest[0].union(*newest[1:], all=True)
    return [FailedCheck(entry, entry.act.removesuffix(CHECK) + STRAY) for entry in made if not entry.succeeded]


def differences(entry: AuditEntry) -> list[Difference]:
    """What the entry says of before and after, value by value, without what stayed as it was."""
    before, after = entry.before or {}, entry.after or {}
    return [
        Difference(name, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def is_business(entry: AuditEntry) -> bool:
    """Whether the values are figures and words of the business, which no administrator sees (GB/T 22239-2019)."""
    return bool(entry.scope) or not (entry.object_type + ".").startswith((".", "offices.", "clock."))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), CHINA)
