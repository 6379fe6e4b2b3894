from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from offices.models import Account
from offices.services.log_out import note_log_out


@login_not_required
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Account):
        note_log_out(by=request.user)
    logout(request)
    return redirect("offices:login")
