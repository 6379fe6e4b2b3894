from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from config.lib.web.forms import status_of
from offices.forms.password_change import PasswordChangeForm
from offices.requests import OfficeRequest
from offices.services.change_password import change_password


@sensitive_post_parameters("old_password", "new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def password_change(request: OfficeRequest) -> HttpResponse:
    """One's own password; the first one is changed here before anything else is open."""
    account = request.user
    form = PasswordChangeForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(by=account, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, account)
        messages.success(request, _("Your password has been changed. Your other sessions have ended."))
        return redirect("/")
    return render(
        request,
        "offices/password_change.html",
        {"form": form, "first": account.must_change_password},
        status=status_of(form),
    )
