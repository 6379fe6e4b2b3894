from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.person_new import NewPersonForm
from offices.permissions import require
from offices.requests import OfficeRequest
from offices.services.register_person import register_person
from offices.views.first_password import first_password


@require_http_methods(["GET", "POST"])
def person_new(request: OfficeRequest) -> HttpResponse:
    """Add a person, with an account or without."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person, password = register_person(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("username", refused.sentence)
        else:
            if password:
                return first_password(request, account=person.account, password=password)
            messages.success(request, _("%(name)s was added.") % {"name": person.name})
            return redirect("offices:person_view", pk=person.pk)
    return render(request, "offices/person_new.html", {"form": form}, status=status_of(form))
