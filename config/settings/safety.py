"""Which settings of the environment are unsafe for production, in words an operator can act on."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

KEY_LENGTH = 50


def problems(environment: Mapping[str, str]) -> list[str]:
    """Every reason not to start, all at once; an empty list is a safe environment."""
    return [*_key(environment), *_hosts(environment), *_services(environment), *_switches(environment)]


def _key(environment: Mapping[str, str]) -> list[str]:
    key = environment.get("SECRET_KEY", "")
    if not key:
        return ["SECRET_KEY is missing: set a random text of at least 50 characters"]
    if len(key) < KEY_LENGTH or len(set(key)) < 10 or "change" in key.lower() or "insecure" in key.lower():
        return ["SECRET_KEY is too short or too simple: set a random text of at least 50 characters"]
    return []


def _hosts(environment: Mapping[str, str]) -> list[str]:
    hosts = [host.strip() for host in environment.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    if not hosts:
        return ["ALLOWED_HOSTS is missing: name the hosts under which the system is reached, parted by commas"]
    if "*" in hosts:
        return ["ALLOWED_HOSTS contains *: name the hosts one by one"]
    return []


def _services(environment: Mapping[str, str]) -> list[str]:
    found = [
        f"{name} is missing: set the address of {what}"
        for name, what in (("DATABASE_URL", "PostgreSQL"), ("REDIS_URL", "Redis"))
        if not environment.get(name)
    ]
    database = urlsplit(environment.get("DATABASE_URL", ""))
    if environment.get("DATABASE_URL") and not database.password:
        found.append("DATABASE_URL has no password: give the application's role one")
    owner = urlsplit(environment.get("DATABASE_OWNER_URL", ""))
    if owner.username and owner.username == database.username:
        found.append(
            "DATABASE_URL and DATABASE_OWNER_URL name the same role: "
            "the application's role must not own the tables, or it could rewrite the audit trail"
        )
    return found


def _switches(environment: Mapping[str, str]) -> list[str]:
    return [
        f"{name} is on: it is for trying and testing only"
        for name in ("DEBUG", "DEMO")
        if environment.get(name, "").lower() in {"1", "true", "yes", "on"}
    ]
