"""Which address leads to which app."""

from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView

from config.lib.web.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/schema/", SpectacularJSONAPIView.as_view(), name="api_schema"),
    path("api/", include("evaluation.api.urls")),
    path("api/", include("dispatch.api.urls")),
    path("api/", include("chains.api.urls")),
    path("", include("evaluation.urls")),
    path("", include("dispatch.urls")),
    path("", include("chains.urls")),
    path("", include("offices.urls")),
]

handler400 = "config.lib.web.errors.bad_request"
handler403 = "config.lib.web.errors.forbidden"
handler404 = "config.lib.web.errors.not_found"
handler500 = "config.lib.web.errors.server_error"
