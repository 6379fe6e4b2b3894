from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_form import RecordForm
from chains.models import Chain
from chains.queries.record_versions import as_of_version
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.services.change_record import change_record
from chains.services.record_values import ValuesRefused
from chains.views.record_view import merged_elsewhere
from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def record_edit(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Change a record. Whoever was faster is named, and both values are shown."""
    sight = sight_of(request.user, register)
    try:
        held = sight.record(record)
    except Http404:
        return _gone(request, sight, record)
    belongings = sight.belongings([held])[held.pk]
    if not sight.may_keep([one.chain_id for one in belongings]):
        raise refusal(Right.KEEP_REGISTERS)
    form = RecordForm(
        request.POST or None,
        sight=sight,
        record=held,
        held={one.chain_id: one.share for one in belongings},
        chains=Chain.objects.filter(pk__in=sight.keeps),
    )
    outdated = False
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_record(
                sight=sight,
                pk=record,
                values=form.values,
                chains=form.shares,
                seen_version=form.cleaned_data["version"],
            )
        except SomebodyWasFaster as refused:
            if not sight.records().filter(pk=record).exists():
                return _gone(request, sight, record)
            outdated = True
            form = _beside(form, sight, record)
            form.add_error(None, refused.sentence)
        except ValuesRefused as refused:
            for code, sentence in refused.wrong.items():
                form.add_error(code, sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("“%(name)s” was saved.") % {"name": changed.name})
            return redirect(changed)
    context = {
        "register": register,
        "record": held,
        "form": form,
        "sight": sight,
        "others": [one for one in belongings if one.chain_id not in sight.keeps],
    }
    return render(request, "chains/record_edit.html", context, status=409 if outdated else status_of(form))


def _gone(request: OfficeRequest, sight: Sight, record: UUID) -> HttpResponse:
    """Nothing typed is lost where the record was merged or removed meanwhile: it is shown to be copied."""
    merged = sight.merged(record)
    stays = merged.merged_into if merged else sight.removed().filter(pk=record).first()
    if request.method == "GET" or stays is None or not sight.keeps:
        return merged_elsewhere(request, sight, record)
    if merged:
        said = _("This record was merged into “%(name)s” in the meantime. Nothing was saved: copy what you typed.")
    else:
        said = _("“%(name)s” was removed in the meantime. Nothing was saved: copy what you typed.")
    form = RecordForm(request.POST, sight=sight, record=stays, held={}, chains=Chain.objects.filter(pk__in=sight.keeps))
    form.add_error(None, said % {"name": stays.name})
    context = {"register": sight.register, "record": stays, "form": form, "sight": sight, "others": (), "gone": True}
    context["back"] = stays.get_absolute_url() if merged else reverse("chains:record_list", args=[sight.register])
    return render(request, "chains/record_edit.html", context, status=409)


def _beside(form: RecordForm, sight: Sight, record: UUID) -> RecordForm:
    """The form upon the record as somebody else has saved it in the meantime."""
    now = sight.record(record)
    seen = as_of_version(sight.register, record, form.cleaned_data["version"] or 0) or now
    merged = form.beside(now, seen)
    merged.is_valid()
    return merged
