from importlib import import_module

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "config.lib.queue"
    label = "queue"

    def ready(self) -> None:
        """Make Celery known to whoever queues a task; who starts no apps (``manage.py score``) does without it."""
        import_module("config.celery")
