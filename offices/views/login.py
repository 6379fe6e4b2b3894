"""The log-in. A wrong name and a wrong password look the same; after too many attempts one waits."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from config.lib.web.addresses import client_address, own_path
from config.lib.web.forms import status_of
from offices.forms.login import LoginForm, lockout
from offices.queries.lockouts import count_by_browser, is_guessed, is_guessed_where_known, is_guessing
from offices.services.log_in import note_log_in, note_refused_log_in
from offices.views.known_browser import keep_known, known_browser


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    onward = own_path(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return redirect(onward or "/")
    form = LoginForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        address, browser = client_address(request), known_browser(request, form.asked_name)
        count_by_browser(request, browser)
        if not browser and is_guessing(address):
            return _refuse_for_now(request, form["username"].value() or "", onward)
        if is_guessed_where_known(form.asked_name) if browser else is_guessed(form.asked_name, address):
            return _refuse_for_now(request, form.asked_name, onward, elsewhere=True)
        if form.is_valid():
            # Nothing of the session before the log-in goes on after it (S27).
            request.session.flush()
            login(request, form.get_user())
            note_log_in(by=form.get_user())
            answer = redirect(onward or "/")
            keep_known(request, answer, form.get_user())
            return answer
        username = form.cleaned_data.get("username", "")
        if getattr(request, "axes_locked_out", False):
            return _refuse_for_now(request, username, onward)
        note_refused_log_in(username=username, reason="wrong account or password")
    return render(request, "offices/login.html", {"form": form, "next": onward}, status=status_of(form))


def _refuse_for_now(request: HttpRequest, username: str, onward: str, *, elsewhere: bool = False) -> HttpResponse:
    note_refused_log_in(username=username, reason="too many attempts")
    sentence = _(
        "Too many wrong attempts from here. Wait %(minutes)d minutes, or ask the security administrator to unlock "
        "the account."
    )
    if elsewhere:
        sentence = _(
            "This account has been tried too often with wrong passwords. Wait %(minutes)d minutes, log in where you "
            "usually do, or ask the security administrator to unlock the account."
        )
    form = LoginForm(request, initial={"username": username})
    context = {"form": form, "next": onward, "locked": sentence % lockout()}
    return render(request, "offices/login.html", context, status=429)


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """What axes answers for a locked account: what the view has answered already."""
    return response
