"""A folder of its own with config/local in it, so that its services are not the ones that these tests run on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.local.addresses import ROOT, socket_folder


@dataclass(frozen=True)
class Checkout:
    """A checkout in miniature."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / ".local" / "postgres"

    @property
    def sockets(self) -> Path:
        return socket_folder(self.folder / ".local")

    def call(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs `python -m config.local WORDS` in it, with no services named by the environment."""
        return self._python("-m", "config.local", *words, **environment)

    def script(self, text: str) -> None:
        """Runs a few lines of Python in it, which must succeed."""
        done = self._python("-c", text)
        assert done.returncode == 0, done.stderr

    def _python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        services = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
        clean = {name: value for name, value in os.environ.items() if name not in services}
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**clean, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    folder = tmp_path_factory.mktemp("checkout")
    for part in ("local", "deploy"):
        shutil.copytree(ROOT / "config" / part, folder / "config" / part)
    (folder / "config" / "__init__.py").touch()
    own = Checkout(folder)
    yield own
    own.call("stop")
    shutil.rmtree(own.sockets, ignore_errors=True)
