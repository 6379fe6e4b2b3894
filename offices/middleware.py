"""Sessions that end by themselves, and a first password that must be changed first."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from config.lib.web.errors import wants_json

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN = "began"
SEEN = "seen"
SEEN_EVERY = 60


class SessionLimits:
    """A session ends after some idle time and after a longest time, however busy (GB/T 22239-2019)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path != "/healthz" and request.user.is_authenticated and self._is_over(request):
            logout(request)
            if wants_json(request):
                return JsonResponse({"detail": _("You have been logged out. Log in again.")}, status=401)
        return self.get_response(request)

    @staticmethod
    def _is_over(request: HttpRequest) -> bool:
        moment = time.time()
        began = request.session.setdefault(BEGAN, moment)
        seen = request.session.setdefault(SEEN, moment)
        if moment - began > settings.SESSION_ABSOLUTE_SECONDS or moment - seen > settings.SESSION_IDLE_SECONDS:
            return True
        if moment - seen > SEEN_EVERY:
            request.session[SEEN] = moment
        return False


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
