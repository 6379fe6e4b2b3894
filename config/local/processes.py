"""Programs that run beside this one and end with it, whatever end that is."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from config.local.addresses import LOCAL, ROOT

_PATIENCE = 20.0  # seconds that a program has to finish what it is doing
_PR_SET_PDEATHSIG = 1  # Linux: the signal that a process gets when its parent dies
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Child:
    """A program that was started here, and the file that holds what it says."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def last_words(self, lines: int = 15) -> str:
        return "\n".join(f"    {line}" for line in self.log.read_text(errors="replace").splitlines()[-lines:])


def start(name: str, command: Sequence[str | Path], *, environment: Mapping[str, str]) -> Child:
    """Starts a program in a session of its own, so that Ctrl-C reaches it only by way of `end`."""
    log = LOCAL / "log" / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - no thread has been started
        )
    return Child(name, process, log)


def first_ended(children: Sequence[Child]) -> Child | None:
    return next((child for child in children if child.process.poll() is not None), None)


def end(children: Sequence[Child]) -> None:
    """Asks all of them to finish; whoever has not within the time is killed with all that it started."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + _PATIENCE
    for child in children:
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()


def _end_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def end_on_signals() -> None:
    """From now on Ctrl-C, SIGTERM and a closed terminal are the same: KeyboardInterrupt, and an orderly end."""
    for number in _ENDING:
        signal.signal(number, _interrupt)


def ignore_signals() -> None:
    """For the end itself, which a second Ctrl-C must not cut short; it is bounded in time."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
