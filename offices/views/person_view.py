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
from offices.forms.person_new import OpenAccountForm, PersonForm
from offices.models import Person
from offices.permissions import require
from offices.queries.history import history, told_together
from offices.queries.lockouts import locked_names
from offices.queries.people import people, state_of
from offices.requests import OfficeRequest
from offices.services.rename_person import rename_person


@require_http_methods(["GET", "POST"])
def person_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """A person: the account, the posts held and once held, what was changed. Posting gives another name."""
    require(request.user, Right.MANAGE_ACCOUNTS, Right.MANAGE_POSTS)
    person = get_object_or_404(people(clock.today()), pk=pk)
    form = PersonForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        try:
            rename_person(by=request.user, person=person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The name was changed."))
            return redirect("offices:person_view", pk=pk)
    return render(request, "offices/person_view.html", _context(person, form), status=status_of(form))


def _context(person: Person, form: PersonForm) -> dict[str, object]:
    account = getattr(person, "account", None)
    told = [("", history(person)), ("", history(account) if account else [])]
    return {
        "person": person,
        "account": account,
        "state": state_of(person, locked_names()),
        "tenures": person.tenures.select_related("post__organisation").order_by("-from_date"),
        "form": form,
        "open_form": OpenAccountForm(),
        "history": told_together(told),
    }
