"""Answers to what went wrong: a plain page, no stack trace, no version, no SQL."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asked, so that the answer is to be read by a script."""
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json")


def _answer(request: HttpRequest, status: int, title: str, text: str, *, bare: bool = False) -> HttpResponse:
    """``bare`` leaves out all that asks the database: who is there, which day it is, what one may open."""
    if wants_json(request):
        return JsonResponse({"detail": text}, status=status)
    context = {"status": status, "title": title, "text": text}
    return render(None if bare else request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400, _("The request cannot be read"), _("Go back, reload the page and try again."))


def unreadable(request: HttpRequest, sentence: str) -> HttpResponse:
    """Refused at the door, before it is known who asks."""
    return _answer(request, 400, _("The request cannot be read"), sentence, bare=True)


def no_json(request: HttpRequest) -> HttpResponse:
    """What is to be sent as JSON came as something else."""
    return _answer(
        request, 415, _("The request cannot be read"), _("Send it as JSON (Content-Type: application/json).")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception) if exception and exception.args else _("Your post does not include this right.")
    return _answer(request, 403, _("This is not open to you"), reason)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404, _("Not found"), not_there())


def not_there() -> str:
    """What is said of a page that is not there and of one that is not for whoever asks: the same."""
    return _("There is no such page, or it is not yours to see. Check the address, or go back to your desk.")


def too_many(request: HttpRequest, sentence: str, *, seconds: int) -> HttpResponse:
    """Asked for too much at once; in so many seconds it may go."""
    answer = _answer(request, 429, _("One moment"), sentence)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    text = _("Something went wrong on our side and has been noted. Nothing you saved is lost. Try again in a moment.")
    return _answer(request, 500, _("Something went wrong"), text, bare=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _("This page was open for too long or was opened elsewhere. Reload it and do it again.")
    return _answer(request, 403, _("The page is out of date"), text)
