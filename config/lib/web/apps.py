from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "config.lib.web"
    label = "web"

    def ready(self) -> None:
        """Make known how the API's log-in is described."""
        from config.lib.web import api_schema  # noqa: F401
