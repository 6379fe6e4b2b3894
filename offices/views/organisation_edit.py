from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.organisation_edit import ChangeOrganisationForm
from offices.models import Organisation
from offices.permissions import require
from offices.queries.history import history, version_of
from offices.requests import OfficeRequest
from offices.services.change_organisation import change_organisation


@require_http_methods(["GET", "POST"])
def organisation_edit(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change an organisation, and see what was changed before."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    organisation = get_object_or_404(Organisation.objects.select_related("parent"), pk=pk)
    outdated = False
    form = ChangeOrganisationForm(request.POST or None, initial=_as_it_is(organisation))
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(by=request.user, organisation=organisation, **form.cleaned_data)
        except Refused as refused:
            outdated = isinstance(refused, SomebodyWasFaster)
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("%(name)s was changed.") % {"name": form.cleaned_data["name"]})
            return redirect("offices:organisation_list")
    context = {"organisation": organisation, "form": form, "history": history(organisation), "outdated": outdated}
    return render(request, "offices/organisation_edit.html", context, status=409 if outdated else status_of(form))


def _as_it_is(organisation: Organisation) -> dict[str, object]:
    names = ("name", "short_name", "kind", "parent", "valid_from", "valid_until")
    return {name: getattr(organisation, name) for name in names} | {"seen": version_of(organisation)}
