"""Celery: carries ids of outbox rows; beat wakes the sweepers."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

app = Celery("chainchief")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def leave_alone_what_is_loaded(**_: Any) -> None:
    """Keep the collector from walking, for as long as the process lives, over all that was loaded when it started."""
    gc.collect()
    gc.freeze()
