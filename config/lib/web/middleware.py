"""What every request gets: one clock, one origin, and an answer that no cache keeps for somebody else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from config.lib import acts, clock, origin
from config.lib.web.addresses import client_address

GetResponse = Callable[[HttpRequest], HttpResponse]


class PrivateAnswers:
    """No shared cache keeps an answer: the same address shows two people two things."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class ChosenLanguage:
    """Chinese, unless the person has chosen English; what the browser would like does not count."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class OneClock:
    """Within a request it is one day."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return self.get_response(request)
        with clock.held():
            return self.get_response(request)


class ActOrigin:
    """Whatever a request changes is one act: the trail and the history of rows carry its id."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        via = "api" if request.path.startswith("/api/") else "page"
        address = client_address(request)
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            with origin.acting(via, address=address):
                return self.get_response(request)
        with acts.act(via, address=address, account=getattr(request.user, "pk", None)):
            return self.get_response(request)
