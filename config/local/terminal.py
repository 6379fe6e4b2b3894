"""What the commands say to the person at the terminal: one calm line for each thing, Chinese and English."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


class Trouble(Exception):
    """Something the person can mend; the text says what, and the exact line to type when there is one."""


def say(text: str = "", *, end: str = "\n") -> None:
    """One line; a terminal that was closed meanwhile is no reason not to go on."""
    with contextlib.suppress(OSError):
        print(text, end=end, flush=True)


@contextlib.contextmanager
def step(text: str) -> Iterator[None]:
    """Announces a piece of work that takes a while, and says how long it took."""
    say(f"  · {text} … ", end="")
    began = time.monotonic()
    try:
        yield
    except BaseException:
        say("✗")
        raise
    say(f"{time.monotonic() - began:.1f} s")


def call(
    command: Sequence[str | Path],
    *,
    what: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    shown: int = 25,
) -> str:
    """Runs a command to its end and returns what it printed; Trouble with the last `shown` lines of a failure."""
    done = subprocess.run(
        [str(part) for part in command],
        env=None if environment is None else dict(environment),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(f"    {line}" for line in done.stdout.splitlines()[-shown:])
        raise Trouble(f"{what}: 未成功 · did not succeed\n{tail}")
    return done.stdout


def prepare() -> None:
    """Lets Chinese pass on a terminal of another encoding, too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
