"""A step is done once, and again when what went into it has changed."""

from pathlib import Path

import pytest

from config.local import stamps
from config.local.stamps import Stamp


def test_a_step_is_known_as_done_until_a_source_changes_or_the_result_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "LOCAL", tmp_path / ".local")
    source, result = tmp_path / "lock", tmp_path / "packages"
    source.write_text("one")

    def stamp() -> Stamp:
        return Stamp("step", sources=[source], result=result)

    assert not stamp().fresh()
    result.touch()
    stamp().set()
    assert stamp().fresh()
    source.write_text("two")
    assert not stamp().fresh()
    source.write_text("one")
    assert stamp().fresh()
    result.unlink()
    assert not stamp().fresh()
