from __future__ import annotations

from celery import shared_task

from config.lib import uploads


@shared_task(name="uploads.sweep")
def sweep() -> int:
    """Remove uploads that nobody confirmed within a day."""
    return uploads.sweep()
