"""What the clock is to wake is there under that name; what a worker has loaded is out of the collector's way."""

import gc

from celery.signals import worker_process_init
from django.conf import settings

from config.celery import app


def test_every_scheduled_task_is_known() -> None:
    app.loader.import_default_modules()
    asked = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert asked <= app.tasks.keys()


def test_what_a_worker_has_loaded_is_left_alone_by_the_collector() -> None:
    before = gc.get_freeze_count()
    worker_process_init.send(sender=None)
    try:
        assert gc.get_freeze_count() > before + 10_000
    finally:
        gc.unfreeze()
