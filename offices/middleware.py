"""Nothing without a log-in, sessions that end by themselves, and a first password that must be changed first."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from config.lib.web.addresses import own_path
from config.lib.web.errors import wants_json

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN = "began"
SEEN = "seen"
SEEN_EVERY = 60


class LoginFirst:
    """Every view asks for a log-in unless it is marked ``login_not_required``; the API's views ask by themselves."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_given: Any) -> HttpResponse | None:
        is_open = not getattr(view, "login_required", True)
        return None if is_open or request.user.is_authenticated else to_login(request)


class SessionLimits:
    """A session ends after some idle time and after a longest time, however busy (GB/T 22239-2019)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz" or not request.user.is_authenticated:
            return self.get_response(request)
        over = self._over(request)
        if over:
            logout(request)
            messages.info(request, over)
            return to_login(request)
        return self.get_response(request)

    @staticmethod
    def _over(request: HttpRequest) -> str:
        """Why the session is over, in a sentence; nothing while it goes on."""
        moment = time.time()
        began = request.session.setdefault(BEGAN, moment)
        seen = request.session.setdefault(SEEN, moment)
        if moment - began > settings.SESSION_ABSOLUTE_SECONDS:
            return _("You were logged in for %(hours)d hours and have been logged out. Log in again to go on.") % {
                "hours": settings.SESSION_ABSOLUTE_SECONDS // 3600
            }
        if moment - seen > settings.SESSION_IDLE_SECONDS:
            return _("You did nothing for %(minutes)d minutes and have been logged out. Log in again to go on.") % {
                "minutes": settings.SESSION_IDLE_SECONDS // 60
            }
        if moment - seen > SEEN_EVERY:
            request.session[SEEN] = moment
        return ""


class OwnPasswordFirst:
    """Who logs in with a password that somebody else gave changes it before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if request.path != "/healthz" else None
        if user is not None and user.is_authenticated and user.must_change_password:
            open_to_all = {reverse("offices:password_change"), reverse("offices:logout"), reverse("offices:language")}
            if request.path not in open_to_all:
                if wants_json(request):
                    return JsonResponse({"detail": _("Change your first password before anything else.")}, status=403)
                return redirect("offices:password_change")
        return self.get_response(request)


def to_login(request: HttpRequest) -> HttpResponse:
    """Send to the log-in, and afterwards back to the page on which the person was; a script is told in its own way."""
    if wants_json(request):
        return JsonResponse({"detail": _("You are not logged in. Log in again.")}, status=401)
    page = _page_of(request)
    answer = redirect_to_login(page) if page else redirect("offices:login")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": answer.url})
    return answer


def _page_of(request: HttpRequest) -> str:
    """The page itself where one was asked for, else the page from which something was sent."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came_from = urlsplit(own_path(request, request.headers.get("Referer")))
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")
