from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "config.lib.queue"
    label = "queue"
