"""The secret key of a folder in which the system is tried: made once, readable by its owner alone."""

import contextlib
import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key kept at `path`; two processes that make it at once end with the same one."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        own = path.with_name(f"{path.name}.{os.getpid()}")
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(60))
        with contextlib.suppress(FileExistsError):
            os.link(own, path)
        own.unlink()
    return path.read_text()
