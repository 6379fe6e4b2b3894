from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from offices.permissions import standing_of
from offices.queries.inbox import unread_count


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of whoever is logged in: posts, rights and how much is unread."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    standing = standing_of(user)
    return {"standing": standing, "rights": {right.value for right in standing.anywhere}, "unread": unread_count(user)}
