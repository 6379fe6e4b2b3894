"""What stands between an installed .venv and a system that can run."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from config.local import postgres, setup, stamps
from config.local.addresses import addresses


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that were given, in a folder without anything."""
    commands: list[Sequence[str]] = []

    def call(command: Sequence[str], **_given: object) -> str:
        commands.append(command)
        return "clerk\nleader\n"

    monkeypatch.setattr(setup, "call", call)
    monkeypatch.setattr(postgres, "DATA", tmp_path)
    monkeypatch.setattr(stamps, "LOCAL", tmp_path)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    return commands


def test_the_private_database_gets_the_demonstration_once(called: list[Sequence[str]]) -> None:
    assert addresses().private_database
    assert [setup.load_demonstration() for _ in range(2)] == ["clerk\nleader"] * 2
    assert len(called) == 1


def test_with_its_data_gone_it_is_loaded_again(called: list[Sequence[str]], tmp_path: Path) -> None:
    setup.load_demonstration()
    (tmp_path / "demonstration-told").unlink()
    setup.load_demonstration()
    assert len(called) == 2


def test_another_database_is_always_asked(called: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@database.example/chainchief")
    setup.load_demonstration()
    setup.load_demonstration()
    assert len(called) == 2
