"""How the API refuses. Apart from ``api``, which the framework imports while it is itself being imported."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.views import exception_handler

from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.errors import not_there


def refuse(error: Exception, context: dict[str, Any]) -> Response | None:
    """A refusal is answered by its sentence: 409 where somebody was faster, 400 else."""
    if isinstance(error, Refused):
        code = status.HTTP_409_CONFLICT if isinstance(error, SomebodyWasFaster) else status.HTTP_400_BAD_REQUEST
        return Response({"detail": error.sentence, **getattr(error, "more", {})}, status=code)
    if isinstance(error, Http404):  # the framework's own sentence is English and names the model
        error = NotFound(not_there())
    return exception_handler(error, context)
