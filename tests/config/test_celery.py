"""What the clock is to wake is there under that name."""

from django.conf import settings

from config.celery import app


def test_every_scheduled_task_is_known() -> None:
    app.loader.import_default_modules()
    asked = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert asked <= app.tasks.keys()
