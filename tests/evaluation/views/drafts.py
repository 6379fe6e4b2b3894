"""Drafts of schemes for the tests of their pages."""

from __future__ import annotations

from typing import Any

from evaluation.models import SchemeDraft
from evaluation.services.draft_scheme import draft_scheme
from offices.models import Account
from tests.evaluation.quarters import SCHEME

WRONG = SCHEME.replace("weight = 60", "weight = 59")


def make_draft(office: Account, text: str = SCHEME) -> SchemeDraft:
    """A draft of the small city's scheme."""
    return draft_scheme(by=office, text=text)


def sent(form: Any, **typed: object) -> dict[str, Any]:
    """What a browser sends of a form as it stands, and what is typed in place of it."""
    fields = {name: form[name].value() for name in form.fields}
    given = {name: value for name, value in fields.items() if value not in (None, False, [])}
    return {**given, **typed}
