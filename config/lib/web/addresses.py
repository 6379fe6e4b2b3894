"""From which network address a request comes, and whether an address to go on to is our own."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks. ``X-Forwarded-For`` counts only as far as our own proxies wrote it (S30).

    Each of the ``PROXY_COUNT`` proxies in front appends the address it was asked from; what stands left of those can
    be forged by anybody.
    """
    seen: str = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return seen
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return _plain(told[-settings.PROXY_COUNT]) or seen if len(told) >= settings.PROXY_COUNT else seen


def _plain(told: str) -> str:
    """An address without its port; nothing where it is none, whatever a proxy wrote there."""
    for text in (told, told.rpartition(":")[0].strip("[]")):
        try:
            return str(ipaddress.ip_address(text))
        except ValueError:
            continue
    return ""


def own_path(request: HttpRequest, address: str | None) -> str:
    """``address`` where it leads to this system, else nothing (S28)."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and own else ""
