"""Programs beside this one: none outlives it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.local import processes
from config.local.addresses import ROOT

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(99)"
)


@pytest.fixture(autouse=True)
def _own_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "log").mkdir()
    monkeypatch.setattr(processes, "LOCAL", tmp_path)


def test_ended_programs_are_gone_and_what_they_said_is_kept() -> None:
    child = processes.start("quiet", [sys.executable, "-c", "print('a word')"], environment=os.environ)
    child.process.wait(20)

    assert processes.first_ended([child]) is child
    assert child.last_words() == "    a word"
    processes.end([child])


def test_whoever_does_not_finish_in_time_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PATIENCE", 0.2)
    child = processes.start("stubborn", [sys.executable, "-c", STUBBORN], environment=os.environ)
    while not child.log.read_bytes():
        assert child.process.poll() is None

    processes.end([child])

    assert child.process.returncode == -signal.SIGKILL


def test_a_program_ends_even_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = (
        "import os, pathlib, signal\n"
        "from config.local import processes\n"
        f"processes.LOCAL = pathlib.Path({str(tmp_path)!r})\n"
        "child = processes.start('orphan', ['sh', '-c', 'echo up; exec sleep 99'], environment=os.environ)\n"
        "while not child.log.read_bytes(): pass\n"
        "print(child.process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=False, cwd=ROOT)

    orphan = int(done.stdout)
    assert done.returncode == -signal.SIGKILL
    for _ in range(1_000_000):
        if not _lives(orphan):
            break
    assert not _lives(orphan)


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
