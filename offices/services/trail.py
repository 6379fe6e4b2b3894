"""Writing the audit trail. Every service that changes something leaves exactly one entry, in its transaction."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from config.lib import origin
from offices.models import Account, AuditEntry
from offices.permissions import standing_of

SYSTEM = "system"


def record(
    *,
    by: Account | None,
    act: str,
    on: Model | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
    scope: str = "",
    label: str = "",
    succeeded: bool = True,
) -> AuditEntry:
    """Note one act. ``by`` is None where a task or a command acted, ``on`` where the act is on nothing in particular;
    ``scope`` is the code of the chain concerned.

    What has a ``trail_label`` is called by it and not by its name. Values in ``before`` and ``after`` are plain
    JSON (figures as text, so that none loses a digit).
    """
    came = origin.current()
    return AuditEntry.objects.create(
        act_id=came.act,
        act=act,
        actor_id=by.pk if by else None,
        actor_name=by.person.name if by else SYSTEM,
        actor_posts=standing_of(by).title[:300] if by else "",
        via=came.via,
        address=came.address,
        object_type=on._meta.label_lower if on else "",
        object_id=str(on.pk) if on else "",
        object_label=(label or getattr(on, "trail_label", "") or str(on or "—"))[:200],
        scope=scope,
        before=before,
        after=after,
        reason=reason,
        succeeded=succeeded,
    )
