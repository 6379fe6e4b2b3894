from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dispatch.forms.target_upload import TargetDecisionForm


class TargetChangeForm(TargetDecisionForm):
    """Another target, and the decision by which it is set."""

    value = forms.CharField(label=_("New target"), required=False, max_length=30)

    field_order = ("value", "document", "decided_on", "reason")
