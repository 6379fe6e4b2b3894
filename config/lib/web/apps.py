from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "config.lib.web"
    label = "web"
