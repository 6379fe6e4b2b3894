from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.post_new import NewPostForm
from chains.services.establish_post import establish_post
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def post_new(request: OfficeRequest) -> HttpResponse:
    """Set up a post; it has its organisation's chains at once."""
    require(request.user, Right.MANAGE_POSTS)
    form = NewPostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            post = establish_post(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("title", refused.sentence)
        else:
            messages.success(request, _("The post was set up. Appoint somebody to it."))
            return redirect("offices:post_view", pk=post.pk)
    return render(request, "chains/post_new.html", {"form": form}, status=status_of(form))
