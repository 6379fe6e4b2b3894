"""Where PostgreSQL and Redis are found: as the environment says, else the private ones of this folder.

Standard library only: the settings import this. Nothing is started and nothing is written here.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ROOT / ".local"

OWNER = "chainchief"
APPLICATION = "chainchief_app"
DATABASE = "chainchief"

_LONGEST_SOCKET_FOLDER = 80  # the kernel's limit is 107 bytes, the name of the socket included


@dataclass(frozen=True)
class Addresses:
    """URLs of the services, and whether each is the private one of this folder."""

    database: str
    owner: str
    redis: str
    private_database: bool
    private_redis: bool

    def as_environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database,
            "DATABASE_OWNER_URL": self.owner,
            "REDIS_URL": self.redis,
        }


def addresses(environment: Mapping[str, str] | None = None) -> Addresses:
    """The addresses in force: of the application's role, of the owner's role, and of Redis.

    DATABASE_URL and REDIS_URL win, each for itself; DATABASE_OWNER_URL falls back to DATABASE_URL.
    """
    given = os.environ if environment is None else environment
    database = given.get("DATABASE_URL", "")
    redis = given.get("REDIS_URL", "")
    return Addresses(
        database=database or _private_database(APPLICATION),
        owner=given.get("DATABASE_OWNER_URL", "") or database or _private_database(OWNER),
        redis=redis or f"unix://{redis_socket()}?db=0",
        private_database=database in ("", _private_database(APPLICATION)),
        private_redis=redis in ("", f"unix://{redis_socket()}?db=0"),
    )


def broker_url(redis_url: str) -> str:
    """The same Redis in Celery's spelling, which has its own scheme for Unix sockets."""
    if not redis_url.startswith("unix://"):
        return redis_url
    path, _, query = redis_url.removeprefix("unix://").partition("?")
    number = re.search(r"(?:^|&)db=(\d+)", query)
    return f"redis+socket://{path}?virtual_host={number[1] if number else 0}"


def socket_folder(local: Path = LOCAL) -> Path:
    """The folder of the Unix sockets: in `.local`, or a short name of its own when that path is too long."""
    folder = local / "run"
    if len(os.fsencode(folder)) <= _LONGEST_SOCKET_FOLDER and re.fullmatch(r"[A-Za-z0-9/._-]+", str(folder)):
        return folder
    mark = hashlib.sha256(os.fsencode(local)).hexdigest()[:12]
    return Path("/tmp") / f"chainchief-{os.getuid()}-{mark}"  # noqa: S108 - checked for its owner before use


def redis_socket() -> Path:
    return socket_folder() / "redis.sock"


def _private_database(role: str) -> str:
    return f"postgres://{role}@/{DATABASE}?host={socket_folder()}"
