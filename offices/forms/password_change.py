from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm as Base
from django.utils.translation import gettext_lazy as _


class PasswordChangeForm(Base):
    """The old password once, the new one twice; what a new one must be stands under its field."""

    error_messages = {
        "password_mismatch": _("The two new passwords differ. Type the same one twice."),
        "password_incorrect": _("The present password is wrong. Type it again."),
        "password_same": _("The new password is the present one. Choose another."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Present password")
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = _(
            "At least 10 characters, not digits alone, not a common password, not like the name of the account."
        )
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""

    def clean_new_password1(self) -> str:
        new: str = self.cleaned_data["new_password1"]
        if self.user.check_password(new):
            self.add_error("new_password1", self.error_messages["password_same"])
        return new
