from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from config.lib import clock


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of the system itself: the day, and whether it is a demonstration."""
    if request.path == "/healthz":
        return {}
    return {"today": clock.today(), "business_date": clock.business_date(), "demonstration": settings.DEMO}
