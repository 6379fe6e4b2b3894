"""Which address leads to which app."""

from django.urls import include, path

from config.lib.web.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("evaluation.urls")),
    path("", include("dispatch.urls")),
    path("", include("chains.urls")),
    path("", include("offices.urls")),
]

handler400 = "config.lib.web.errors.bad_request"
handler403 = "config.lib.web.errors.forbidden"
handler404 = "config.lib.web.errors.not_found"
handler500 = "config.lib.web.errors.server_error"
