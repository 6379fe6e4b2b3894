"""Celery: carries ids of outbox rows; beat wakes the sweepers."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

app = Celery("chainchief")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
