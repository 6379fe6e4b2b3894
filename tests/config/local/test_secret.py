"""The secret key of a trial."""

from pathlib import Path

from config.local.secret import secret_key


def test_it_is_made_once_is_long_and_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / ".local" / "secret-key"

    key = secret_key(path)

    assert secret_key(path) == key
    assert len(key) >= 50
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]
