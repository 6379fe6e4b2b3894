"""Acts, fields and values of the trail and of histories, in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.lib import numbers
from offices.enums import Via
from offices.models import AuditEntry
from offices.queries import trail

register = template.Library()

FIELDS = {
    "account": _("Account"),
    "asked": _("Searched for"),
    "after": _("After"),
    "before": _("Before"),
    "business_date": _("Business date"),
    "catalogue_year": _("Year of the catalogue"),
    "cells": _("Cells"),
    "chain": _("Chain"),
    "chains": _("Chains"),
    "changed": _("Changed"),
    "closed_on": _("Closed on"),
    "code": _("Code"),
    "created_at": _("Made at"),
    "days": _("Usual days"),
    "decided_at": _("Decided at"),
    "decided_by": _("Decided by"),
    "decided_on": _("Decided on"),
    "decision": _("Decision"),
    "decision_note": _("Note of the decision"),
    "digest": _("Digest"),
    "document": _("Document"),
    "due": _("Due"),
    "due_on": _("Due"),
    "entered_at": _("Entered at"),
    "entered_by": _("Entered by"),
    "extended_until": _("Extended until"),
    "flagship": _("Flagship chain"),
    "from_date": _("First day"),
    "group": _("Group"),
    "holder": _("Held by"),
    "indicator": _("Indicator"),
    "indicators": _("Indicators"),
    "is_active": _("May log in"),
    "kind": _("Kind"),
    "late": _("Late"),
    "ledgers": _("Ledgers"),
    "locks": _("Locks"),
    "locks_on": _("Locks"),
    "month": _("Month"),
    "months": _("Months"),
    "must_change_password": _("First password to be changed"),
    "name": _("Name"),
    "note": _("Note"),
    "counted": _("Counted from the registers"),
    "number": _("Number"),
    "of": _("In all"),
    "opens": _("Opens"),
    "opens_on": _("Opens"),
    "organisation": _("Organisation"),
    "organisations": _("Organisations"),
    "parent": _("Stands under"),
    "person": _("Person"),
    "post": _("Post"),
    "posts": _("Posts"),
    "predecessors": _("Held before by"),
    "quarter": _("Quarter"),
    "reason": _("Reason"),
    "reported": _("Reported"),
    "return_note": _("Note of the return"),
    "returned_because": _("Returned because"),
    "role": _("Role"),
    "rows": _("Rows"),
    "run": _("Run"),
    "runs": _("Runs looked at"),
    "scheme": _("Scheme"),
    "sealed_at": _("Sealed at"),
    "sha256": _("SHA-256"),
    "short_name": _("Short name"),
    "signed_on": _("Signed on"),
    "source": _("Source"),
    "status": _("Status"),
    "submitted_at": _("Submitted at"),
    "submitted_by": _("Submitted by"),
    "submitted_late": _("Submitted late"),
    "title": _("Title"),
    "until": _("Until"),
    "until_date": _("Last day"),
    "username": _("User name"),
    "usernames": _("User names"),
    "valid_from": _("Exists from"),
    "valid_until": _("Exists until"),
    "strays": _("Rows that differ"),
    "value": _("Value"),
    "version": _("Version"),
    "words": _("In words"),
    "year": _("Year"),
}
REASONS = {
    "wrong account or password": _("wrong account or password"),
    "too many attempts": _("too many attempts"),
}
YES, NO = pgettext_lazy("answer", "yes"), pgettext_lazy("answer", "no")


@register.filter
def act_word(code: str) -> str | Promise:
    """What an act is called; a code that nobody has named is shown as it is."""
    return trail.act_names().get(code, code)


@register.filter
def who_word(entry: AuditEntry) -> str | Promise:
    """Who did it; nobody who is known where somebody tried to log in, the system where no person was there."""
    if entry.actor_id:
        return entry.actor_name
    return _("not logged in") if entry.via in (Via.PAGE, Via.API) else _("the system")


@register.filter
def via_word(via: str) -> str | Promise:
    """Through what an act came in."""
    return Via(via).label if via in Via else via


@register.filter
def reason_word(reason: str) -> str | Promise:
    """Why: as somebody typed it, or in the reader's language where the system noted it down itself."""
    return REASONS.get(reason, reason)


@register.filter
def field_word(name: str) -> str | Promise:
    """What a field is called."""
    return FIELDS.get(name, name)


@register.filter
def value_word(value: Any) -> str | Promise:
    """A kept value on one line; none at all is a dash."""
    if value is None or value in ("", [], {}):
        return numbers.NOTHING
    if value is True or value == "True":  # and not 1, which Python holds equal
        return YES
    if value is False or value == "False":
        return NO
    if isinstance(value, list):
        return "、".join(str(value_word(one)) for one in value)
    if isinstance(value, dict):
        return "；".join(f"{field_word(name)} {value_word(one)}" for name, one in value.items())
    return str(value)


@register.filter
def differences(entry: AuditEntry) -> list[trail.Difference]:
    """What the entry says of before and after."""
    return trail.differences(entry)


@register.filter
def is_business(entry: AuditEntry) -> bool:
    """Whether the values are not for an administrator to see."""
    return trail.is_business(entry)
