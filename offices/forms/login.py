from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """A wrong account and a wrong password get the same words (S29)."""

    # Of the length that an account's name can have: longer ones go no further than here.
    username = UsernameField(label=_("Account"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))

    error_messages = {
        "invalid_login": _(
            "The account or the password is wrong. After %(limit)d wrong attempts in a row the account cannot log in "
            "from here for %(minutes)d minutes."
        ),
        "inactive": "",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    @property
    def asked_name(self) -> str:
        """The account that is asked for, as it will be looked up; nothing where it is no name."""
        try:
            return str(self.fields["username"].clean(self["username"].value()))
        except forms.ValidationError:
            return ""

    def get_invalid_login_error(self) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages["invalid_login"], code="invalid_login", params=lockout())


def lockout() -> dict[str, int]:
    """After how many attempts, and for how many minutes."""
    return {"limit": settings.AXES_FAILURE_LIMIT, "minutes": round(settings.AXES_COOLOFF_TIME * 60)}
