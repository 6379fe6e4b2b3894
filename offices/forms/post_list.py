from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.enums import PostKind


class PostFilter(forms.Form):
    q = forms.CharField(label=_("Organisation, post or holder contains"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *PostKind.choices], required=False)
    vacant = forms.BooleanField(label=_("Vacant only"), required=False)
