"""What the OpenAPI description says of how the API knows who asks."""

from __future__ import annotations

from drf_spectacular.authentication import SessionScheme


class OurSessionScheme(SessionScheme):
    target_class = "config.lib.web.api.SessionAuthentication"
    priority = 1
