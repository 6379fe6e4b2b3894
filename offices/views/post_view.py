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
from offices.forms.post_view import AppointForm
from offices.models import Post
from offices.permissions import require
from offices.queries.posts import posts
from offices.requests import OfficeRequest
from offices.services.appoint import appoint


@require_http_methods(["GET", "POST"])
def post_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """A post: who holds it, who held it, and appointing the next."""
    require(request.user, Right.MANAGE_POSTS)
    today = clock.today()
    post = get_object_or_404(posts(today), pk=pk)
    form = AppointForm(request.POST or None, initial={"from_date": today})
    if request.method == "POST" and form.is_valid():
        try:
            tenure = appoint(by=request.user, post=post, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("%(person)s was appointed.") % {"person": tenure.person.name})
            return redirect("offices:post_view", pk=pk)
    return render(
        request,
        "offices/post_view.html",
        {"post": post, "form": form, "tenures": _tenures(post)},
        status=status_of(form),
    )


def _tenures(post: Post) -> object:
    return post.tenures.select_related("person").order_by("-from_date", "-pk")
