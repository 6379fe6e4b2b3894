from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from offices.forms.fields import name_field
from offices.rules.usernames import is_allowed, plain


class UsernameField(forms.CharField):
    """The name with which somebody logs in."""

    def __init__(self, **options: object) -> None:
        options.setdefault("label", _("User name"))
        super().__init__(
            min_length=2,
            max_length=60,
            validators=[_allowed],
            **options,  # type: ignore[arg-type]
        )

    def to_python(self, value: object) -> str:
        return plain(super().to_python(value) or "")


def _allowed(username: str) -> None:
    if not is_allowed(username):
        raise ValidationError(
            _(
                "Use letters from a to z, digits, Chinese characters, dots, hyphens and underscores only, and at least "
                "one letter or Chinese character; letters of other alphabets look like these."
            )
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
