from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.organisation_edit import NewOrganisationForm
from offices.permissions import require
from offices.requests import OfficeRequest
from offices.services.create_organisation import create_organisation


@require_http_methods(["GET", "POST"])
def organisation_new(request: OfficeRequest) -> HttpResponse:
    """Add an organisation."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    form = NewOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_organisation(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("code", refused.sentence)
        else:
            messages.success(request, _("%(name)s was added.") % {"name": made.name})
            return redirect("offices:organisation_list")
    return render(request, "offices/organisation_new.html", {"form": form}, status=status_of(form))
