"""Every form looks the same: ``{{ form }}``, or field by field ``{{ form.name.as_field_group }}`` (``_field.html``)."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField, widgets
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop

# Sentences of Django's own for which our catalogue has plainer words.
SAID_PLAINER = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a whole number."),
)


class OfficeField(BoundField):
    """A field whose input carries the classes of our look."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: widgets.Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if isinstance(shown, widgets.RadioSelect):
            look = "choice"
        elif isinstance(shown, widgets.CheckboxInput):
            look = "form-check-input"
        elif isinstance(shown, widgets.Select):
            look = "form-select"
        else:
            look = "form-control"
        wrong = "is-invalid" if self.errors else ""
        built["class"] = " ".join(filter(None, [shown.attrs.get("class"), look, wrong]))
        return built

    @property
    def is_tick(self) -> bool:
        """A single box to tick, whose label stands behind it."""
        return isinstance(self.field.widget, widgets.CheckboxInput)


class Renderer(TemplatesSetting):
    bound_field_class = OfficeField
    form_template_name = "_form.html"
    field_template_name = "_field.html"


def status_of(form: BaseForm) -> int:
    """What a page with this form answers: 400 where something that was sent is wrong, else 200."""
    return 400 if form.errors else 200
