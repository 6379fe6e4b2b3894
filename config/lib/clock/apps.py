from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "config.lib.clock"
    label = "clock"
