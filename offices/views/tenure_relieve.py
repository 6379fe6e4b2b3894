from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib import clock
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.tenure_relieve import RelieveForm
from offices.models import Tenure
from offices.permissions import require
from offices.requests import OfficeRequest
from offices.services.relieve import relieve


@require_http_methods(["GET", "POST"])
def tenure_relieve(request: OfficeRequest, pk: int) -> HttpResponse:
    """End a tenure on a day."""
    require(request.user, Right.MANAGE_POSTS)
    tenure = get_object_or_404(Tenure.objects.select_related("person", "post__organisation"), pk=pk)
    form = RelieveForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            relieve(by=request.user, tenure=tenure, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The last day of %(person)s was set.") % {"person": tenure.person.name})
            return redirect("offices:post_view", pk=tenure.post_id)
    return render(request, "offices/tenure_relieve.html", {"tenure": tenure, "form": form}, status=status_of(form))
