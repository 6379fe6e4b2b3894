from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from dispatch.forms.decide import DecideForm
from offices.forms.fields import day_field


class ExtensionDecideForm(DecideForm):
    until = day_field(_("Until the end of"))

    field_order = ("until", "note", "decision")

    def __init__(self, data: Any = None, *, until: dt.date) -> None:
        super().__init__(data, initial={"until": until})
