from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from offices.models import Account


@login_not_required
def fail(request: HttpRequest, kind: str) -> HttpResponse:
    raise {
        "400": BadRequest("secret 400"),
        "403": PermissionDenied("只有链长办可以审核。"),
        "404": Http404("secret 404"),
        "500": RuntimeError("secret 500 SELECT password FROM offices_account"),
    }[kind]


urlpatterns = [path("fail/<str:kind>/", fail), path("", include("config.urls"))]
handler400 = "config.lib.web.errors.bad_request"
handler403 = "config.lib.web.errors.forbidden"
handler404 = "config.lib.web.errors.not_found"
handler500 = "config.lib.web.errors.server_error"

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def client(error_log: Any) -> Client:
    error_log.expected += ["Internal Server Error", "secret 500", "Bad Request", "secret 400"]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("kind", ["400", "403", "404", "500"])
def test_S33_a_plain_page_and_nothing_of_the_inside(client: Client, kind: str) -> None:
    answer = client.get(f"/fail/{kind}/")
    page = answer.content.decode()
    assert answer.status_code == int(kind)
    assert "error-card" in page
    for word in ("secret", "Traceback", "SELECT", "Django", "RuntimeError", "config.urls"):
        assert word not in page


@pytest.mark.parametrize("kind", ["400", "403", "404", "500"])
def test_a_script_gets_a_sentence(client: Client, kind: str) -> None:
    answer = client.get(f"/fail/{kind}/", headers={"Accept": "application/json"})
    assert answer.status_code == int(kind)
    assert list(answer.json()) == ["detail"]
    assert "secret" not in answer.json()["detail"]


def test_a_refusal_names_its_reason(client: Client) -> None:
    assert "只有链长办可以审核。" in client.get("/fail/403/").content.decode()


def test_who_is_logged_in_keeps_the_navigation(client: Client, clerk: Account) -> None:
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert 'class="side"' in client.get("/fail/404/").content.decode()
    assert 'class="side"' not in client.get("/fail/500/").content.decode()


@pytest.fixture
def without_database() -> Iterator[None]:
    def refuse(*_args: Any) -> None:
        raise OperationalError("the database is away")

    with connection.execute_wrapper(refuse):
        yield


def test_without_the_database_it_still_says_so(client: Client, error_log: Any, without_database: None) -> None:
    error_log.expected.append("the database is away")
    answer = client.get("/login/")
    assert answer.status_code == 500
    assert "error-card" in answer.content.decode()


def test_S32_a_stale_page_is_told_what_to_do(city: Any) -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "clerk", "password": "x"})
    assert answer.status_code == 403
    assert "刷新页面" in answer.content.decode()


def test_a_foreign_host_is_refused(client: Client, error_log: Any) -> None:
    error_log.expected.append("Invalid HTTP_HOST header")
    assert client.get("/login/", headers={"Host": "evil.example"}).status_code == 400
