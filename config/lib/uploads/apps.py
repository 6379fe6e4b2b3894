from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "config.lib.uploads"
    label = "uploads"
