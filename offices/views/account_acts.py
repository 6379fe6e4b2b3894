"""What is done to an account from its person's page: each a POST, one service, and back to the page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.person_new import OpenAccountForm
from offices.models import Account, Person
from offices.permissions import require
from offices.requests import OfficeRequest
from offices.services.disable_account import disable_account
from offices.services.enable_account import enable_account
from offices.services.end_sessions import end_sessions
from offices.services.open_account import open_account
from offices.services.reset_password import reset_password
from offices.services.unlock_account import unlock_account
from offices.views.first_password import first_password


@require_POST
def account_open(request: OfficeRequest, pk: int) -> HttpResponse:
    """Open an account for a person who has none, and show its first password."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    person = get_object_or_404(Person, pk=pk)
    form = OpenAccountForm(request.POST)
    if form.is_valid():
        try:
            account, password = open_account(by=request.user, person=person, **form.cleaned_data)
        except Refused as refused:
            form.add_error("username", refused.sentence)
        else:
            return first_password(request, account=account, password=password)
    return render(request, "offices/account_open.html", {"person": person, "form": form}, status=status_of(form))


@require_POST
def account_reset(request: OfficeRequest, pk: int) -> HttpResponse:
    """Give a new first password and show it."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    account = _account_of(pk)
    try:
        password = reset_password(by=request.user, account=account)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("offices:person_view", pk=pk)
    return first_password(request, account=account, password=password)


@require_POST
def account_disable(request: OfficeRequest, pk: int) -> HttpResponse:
    require(request.user, Right.MANAGE_ACCOUNTS)
    reason = request.POST.get("reason", "")[:500]
    return _do(
        request,
        pk,
        lambda account: disable_account(by=request.user, account=account, reason=reason),
        _("The account is disabled, and its sessions have ended."),
    )


@require_POST
def account_enable(request: OfficeRequest, pk: int) -> HttpResponse:
    require(request.user, Right.MANAGE_ACCOUNTS)
    return _do(
        request,
        pk,
        lambda account: enable_account(by=request.user, account=account),
        _("The account is enabled. Its password is the one it had."),
    )


@require_POST
def account_unlock(request: OfficeRequest, pk: int) -> HttpResponse:
    require(request.user, Right.MANAGE_POSTS)
    return _do(
        request,
        pk,
        lambda account: unlock_account(by=request.user, account=account),
        _("The account is unlocked. Its holder may log in again at once."),
    )


@require_POST
def account_end_sessions(request: OfficeRequest, pk: int) -> HttpResponse:
    require(request.user, Right.MANAGE_POSTS)
    return _do(
        request,
        pk,
        lambda account: end_sessions(by=request.user, account=account),
        _("All sessions of the account have ended."),
    )


def _do(request: OfficeRequest, pk: int, act: Callable[[Account], None], sentence: str) -> HttpResponse:
    """Do one act on a person's account and say what came of it."""
    try:
        act(_account_of(pk))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, sentence)
    return redirect("offices:person_view", pk=pk)


def _account_of(pk: int) -> Account:
    return get_object_or_404(Account.objects.select_related("person"), person=pk)
