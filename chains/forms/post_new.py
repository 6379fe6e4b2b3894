from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.enums import PostKind
from offices.forms.fields import OrganisationField


class NewPostForm(forms.Form):
    organisation = OrganisationField(label=_("Organisation"), empty_label=_("Choose an organisation"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Choose a kind")), *PostKind.choices],
        help_text=_("The kind decides what the post may do; it cannot be changed later."),
    )
    title = forms.CharField(label=_("Title of the post"), max_length=60, help_text=_("As the organisation calls it."))
