"""Where somebody lands after the log-in: on the page that their post needs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from offices.enums import PostKind
from offices.permissions import standing_of
from offices.requests import OfficeRequest

PAGES = (
    (PostKind.SYSTEM_ADMIN, "offices:person_list"),
    (PostKind.SECURITY_ADMIN, "offices:post_list"),
    (PostKind.AUDIT_ADMIN, "offices:trail"),
    (PostKind.GROUP_LEADER, "evaluation:cockpit"),
    (PostKind.CHAIN_CHIEF, "evaluation:cockpit"),
)
"""The page of each kind of post, first match; every other post begins at the desk."""


@require_safe
def landing(request: OfficeRequest) -> HttpResponse:
    """Redirects, and shows nothing by itself."""
    kinds = standing_of(request.user).kinds
    return redirect(next((page for kind, page in PAGES if kind in kinds), "evaluation:desk"))
