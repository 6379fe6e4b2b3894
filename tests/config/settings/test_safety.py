"""Production refuses to start with unsafe settings and says which."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from django.conf import settings

from config.settings.safety import problems

KEY = "k3y-" + "abcdefghij0123456789" * 3
SAFE = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "chains.example.gov.cn",
    "DATABASE_URL": "postgres://chainchief_app:secret@db:5432/chainchief",
    "DATABASE_OWNER_URL": "postgres://chainchief:other@db:5432/chainchief",
    "REDIS_URL": "redis://redis:6379/0",
}


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in SAFE.items() if key != name}


def test_a_safe_environment_has_no_problems() -> None:
    assert problems(SAFE) == []
    assert problems(without("DATABASE_OWNER_URL")) == []


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        (without("SECRET_KEY"), "SECRET_KEY is missing"),
        (SAFE | {"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        (SAFE | {"SECRET_KEY": "x" * 80}, "SECRET_KEY is too short or too simple"),
        (SAFE | {"SECRET_KEY": "change-me-" + KEY}, "SECRET_KEY is too short or too simple"),
        (SAFE | {"SECRET_KEY": "django-insecure-" + KEY}, "SECRET_KEY is too short or too simple"),
        (without("ALLOWED_HOSTS"), "ALLOWED_HOSTS is missing"),
        (SAFE | {"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS is missing"),
        (SAFE | {"ALLOWED_HOSTS": "chains.example.gov.cn,*"}, "ALLOWED_HOSTS contains *"),
        (without("DATABASE_URL"), "DATABASE_URL is missing"),
        (SAFE | {"DATABASE_URL": "postgres://chainchief_app@db/chainchief"}, "DATABASE_URL has no password"),
        (SAFE | {"DATABASE_URL": SAFE["DATABASE_OWNER_URL"]}, "name the same role"),
        (without("REDIS_URL"), "REDIS_URL is missing"),
        (SAFE | {"DEBUG": "1"}, "DEBUG is on"),
        (SAFE | {"DEBUG": "True"}, "DEBUG is on"),
        (SAFE | {"DEMO": "yes"}, "DEMO is on"),
    ],
)
def test_each_unsafe_setting_is_named(environment: Mapping[str, str], named: str) -> None:
    (problem,) = problems(environment)
    assert named in problem


def test_all_are_named_at_once() -> None:
    assert len(problems({"DEBUG": "1", "DEMO": "1"})) == 6


def run(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """A process of its own with nothing but this environment and production's settings."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_production_does_not_start_with_an_unsafe_environment() -> None:
    ended = run(without("ALLOWED_HOSTS") | {"DEBUG": "1"}, "manage.py", "check")
    assert ended.returncode != 0
    assert "does not start with unsafe settings" in ended.stderr
    assert "- ALLOWED_HOSTS is missing" in ended.stderr
    assert "- DEBUG is on" in ended.stderr
    assert SAFE["DATABASE_URL"] not in ended.stderr


def test_S33_production_is_what_django_calls_ready_for_deployment() -> None:
    """HSTS, redirection to TLS, cookies by TLS alone: ``check --deploy`` has nothing to say."""
    ended = run(SAFE, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert ended.returncode == 0, ended.stderr


SHOW = """
import django
django.setup()
from django.conf import settings
from django.test import RequestFactory
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
middleware = SecurityMiddleware(lambda request: HttpResponse())
plain = middleware(RequestFactory().get("/login/", headers={"host": "chains.example.gov.cn"}))
secure = middleware(RequestFactory().get("/login/", secure=True, headers={"host": "chains.example.gov.cn"}))
health = middleware(RequestFactory().get("/healthz"))
print(plain.status_code, plain.headers["Location"])
print(secure.headers["Strict-Transport-Security"])
print(health.status_code)
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
print(settings.CSRF_COOKIE_NAME, settings.CSRF_COOKIE_SECURE, settings.DEBUG, settings.DEMO)
"""


def test_S33_production_speaks_tls_alone() -> None:
    ended = run(SAFE, "-c", SHOW)
    assert ended.stdout.splitlines() == [
        "301 https://chains.example.gov.cn/login/",
        "max-age=31536000; includeSubDomains",
        "200",
        "__Host-chainchief True True",
        "__Host-chainchief-csrf True False False",
    ], ended.stderr
