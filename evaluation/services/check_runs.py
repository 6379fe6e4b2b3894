from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from evaluation.enums import Act, RunStatus
from evaluation.models import Run
from evaluation.queries.kept_runs import differences
from offices.models import AuditEntry
from offices.queries.trail import last_check
from offices.services.trail import record

AT_ONCE = 40
"""How many runs one night looks at: a city's of some eight years; of more, each has its turn."""
SEEN = (RunStatus.SHOWN, RunStatus.CONFIRMED, RunStatus.PUBLISHED, RunStatus.SUPERSEDED, RunStatus.REPLACED)


def check_runs() -> int:
    """Compute anew the runs that the chains have seen, from what each kept, and compare; returns how many differ.

    Each that differs is noted in the trail, once as long as it differs in the same way, and then that it was looked
    for and what was found. Done by the clock, in nobody's name.
    """
    last = last_check(Act.RUN_CHECK)
    before = (last.after or {}) if last else {}
    seen = list(Run.objects.filter(status__in=SEEN).order_by("pk").values_list("pk", flat=True))
    known = set(before.get("rows", ())).intersection(map(_name, seen))
    keys = _in_turn(seen, last=before.get("run") or 0)
    for key in keys:
        _look_at(key, known)
    record(
        by=None,
        act=Act.RUN_CHECK,
        on=None,
        after={"runs": len(keys), "strays": len(known), "rows": sorted(known), "run": keys[-1] if keys else None},
        succeeded=not known,
    )
    return len(known)


def _in_turn(seen: Sequence[int], *, last: int) -> list[int]:
    """The runs to be looked at now: those after the last that was, then from the beginning again."""
    return [*(key for key in seen if key > last), *(key for key in seen if key <= last)][:AT_ONCE]


def _name(key: int) -> str:
    return f"{Run._meta.label_lower} {key}"


@transaction.atomic
def _look_at(key: int, known: set[str]) -> None:
    """Note a run that differs, unless it is among the ``known`` and differs as it did then."""
    run = Run.objects.select_related("scheme").get(pk=key)
    name, after = _name(key), {"found": list(differences(run))}
    if not after["found"]:
        known.discard(name)
        return
    told = AuditEntry.objects.filter(act=Act.RUN_STRAY, object_id=str(key)).order_by("-pk")
    if name not in known or told.values_list("after", flat=True).first() != after:
        record(by=None, act=Act.RUN_STRAY, on=run, after=after, succeeded=False)
    known.add(name)
