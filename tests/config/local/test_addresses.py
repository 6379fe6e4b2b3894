"""Where the services are found, and that the environment has the last word."""

from pathlib import Path

import pytest

from config.local.addresses import addresses, broker_url, socket_folder

THEIRS = {"DATABASE_URL": "postgres://app:x@db/city", "REDIS_URL": "redis://cache:6379/1"}


def test_without_variables_both_services_are_private_and_reached_by_socket() -> None:
    found = addresses({})

    assert found.private_database
    assert found.private_redis
    assert found.database.startswith("postgres://chainchief_app@/chainchief?host=/")
    assert found.owner.startswith("postgres://chainchief@/chainchief?host=/")
    assert found.redis.startswith("unix:///")


def test_the_environment_wins_and_the_owner_falls_back_to_the_application() -> None:
    found = addresses(THEIRS)

    assert not found.private_database
    assert not found.private_redis
    assert found.owner == found.database == THEIRS["DATABASE_URL"]
    assert found.redis == THEIRS["REDIS_URL"]


def test_one_service_may_be_given_and_the_other_private() -> None:
    found = addresses({"REDIS_URL": THEIRS["REDIS_URL"]})

    assert found.private_database
    assert not found.private_redis


def test_what_is_printed_for_a_shell_resolves_to_the_same_private_services() -> None:
    assert addresses(addresses({}).as_environment()) == addresses({})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://cache:6379/1", "redis://cache:6379/1"),
        ("rediss://:secret@cache/0", "rediss://:secret@cache/0"),
        ("unix:///srv/redis.sock", "redis+socket:///srv/redis.sock?virtual_host=0"),
        ("unix:///srv/redis.sock?db=15", "redis+socket:///srv/redis.sock?virtual_host=15"),
    ],
)
def test_celery_has_its_own_spelling_for_a_socket(url: str, expected: str) -> None:
    assert broker_url(url) == expected


@pytest.mark.parametrize("folder", ["/srv/" + "deep/" * 20, "/srv/链长台", "/srv/with space"])
def test_a_path_that_a_socket_cannot_have_gets_a_short_name_of_its_own(folder: str) -> None:
    chosen = socket_folder(Path(folder) / ".local")

    assert str(chosen).startswith("/tmp/chainchief-")
    assert len(str(chosen)) < 60
    assert chosen != socket_folder(Path(folder) / "other" / ".local")


def test_an_ordinary_path_keeps_its_sockets_at_home() -> None:
    assert socket_folder(Path("/srv/chainchief/.local")) == Path("/srv/chainchief/.local/run")
