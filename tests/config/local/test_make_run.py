"""`make run` as a person meets it: it starts, answers, and leaves nothing behind."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.local.addresses import ROOT, socket_folder

NOT_COPIED = shutil.ignore_patterns(".*", "node_modules", "vendor", "tests", "docs", "__pycache__")
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "BIND", "ALLOWED_HOSTS")
PACKAGES_ARE_THERE = (
    "from config.local.front import PACKAGES, ROOT, Stamp;"
    "Stamp('npm', sources=[ROOT / 'package-lock.json', ROOT / '.npmrc'], result=PACKAGES).set()"
)


@pytest.fixture
def clone(tmp_path):
    """The project as it stands, without what was made in it; front-end packages are not fetched again."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    shutil.copy(ROOT / ".npmrc", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    subprocess.run([sys.executable, "-c", PACKAGES_ARE_THERE], cwd=folder, check=True)
    yield folder
    subprocess.run([sys.executable, "-m", "config.local", "stop"], cwd=folder, env=_environment(), check=True)
    shutil.rmtree(socket_folder(folder / ".local"), ignore_errors=True)


ADMINISTRATORS = {"system", "security", "audit"}


def test_it_starts_answers_and_leaves_nothing_behind(clone):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "config.local", "run"],
        cwd=clone,
        env=_environment(PORT=str(port), DEMO="no"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as run:
        said = ""
        while "Ctrl-C" not in said and (line := run.stdout.readline()):
            said += line
        answered = _health(port) if f"http://localhost:{port}/" in said else None
        run.send_signal(signal.SIGINT)
        said += run.stdout.read()

    assert answered == http.HTTPStatus.OK, said
    assert {line.split()[0] for line in said.splitlines() if line.startswith("    ")} >= ADMINISTRATORS, said
    assert run.returncode == 0, said
    assert _working_in(clone) == []


def _environment(**more: str) -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name not in GIVEN}, **more}


def _health(port: int) -> int:
    with contextlib.closing(http.client.HTTPConnection("localhost", port, timeout=20)) as link:
        link.request("GET", "/healthz")
        return link.getresponse().status


def _working_in(folder: Path) -> list[str]:
    """The command lines of all living processes that work in the folder or below."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return found
