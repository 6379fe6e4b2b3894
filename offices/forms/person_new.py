from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from offices.forms.fields import name_field


class UsernameField(forms.CharField):
    """The name with which somebody logs in."""

    def __init__(self, **options: object) -> None:
        options.setdefault("label", _("User name"))
        super().__init__(
            min_length=2,
            max_length=60,
            validators=[RegexValidator(r"^[\w.-]+\Z", _("Use letters, digits, dots, hyphens and underscores only."))],
            **options,  # type: ignore[arg-type]
        )


class PersonForm(forms.Form):
    name = name_field(pgettext_lazy("person", "Name"), max_length=60)


class NewPersonForm(PersonForm):
    username = UsernameField(
        required=False,
        help_text=_(
            "With a user name an account is opened at once. Without one the person can hold posts, but not log in."
        ),
    )


class OpenAccountForm(forms.Form):
    username = UsernameField()
