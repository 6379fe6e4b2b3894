"""How the API refuses. Apart from ``api``, which the framework imports while it is itself being imported."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, NotFound
from rest_framework.response import Response
from rest_framework.views import exception_handler

from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.errors import not_there

UNTRANSLATED: dict[str, str | Promise] = {
    "No data provided": _("Nothing was sent. Send the fields as JSON."),
    "A valid biginteger is required.": _("Send a whole number."),
    "Integer value too large to convert to float": _("The number is too large."),
}
"""What the framework says in English whatever the language."""


def refuse(error: Exception, context: dict[str, Any]) -> Response | None:
    """A refusal is answered by its sentence: 409 where somebody was faster, 400 else."""
    if isinstance(error, Refused):
        code = status.HTTP_409_CONFLICT if isinstance(error, SomebodyWasFaster) else status.HTTP_400_BAD_REQUEST
        return Response({"detail": error.sentence, **getattr(error, "more", {})}, status=code)
    if isinstance(error, Http404):  # the framework's own sentence is English and names the model
        error = NotFound(not_there())
    answer = exception_handler(error, context)
    if answer is not None:
        answer.data = _translated(answer.data)
    return answer


def _translated(said: Any) -> Any:
    """The same details, those that the framework has in English alone in the reader's language."""
    if isinstance(said, dict):
        return {name: _translated(one) for name, one in said.items()}
    if isinstance(said, list):
        return [_translated(one) for one in said]
    if isinstance(said, ErrorDetail) and str(said) in UNTRANSLATED:
        return ErrorDetail(str(UNTRANSLATED[str(said)]), said.code)
    return said
