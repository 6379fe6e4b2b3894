"""What the commands say to the person at the terminal: one calm line for each thing, Chinese and English."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path


class Trouble(Exception):
    """Something the person can mend; the text says what, and the exact line to type when there is one."""


def say(text: str = "", *, end: str = "\n") -> None:
    """One line; a terminal that was closed meanwhile is no reason not to go on."""
    with contextlib.suppress(OSError):
        print(text, end=end, flush=True)


@contextlib.contextmanager
def step(text: str) -> Iterator[Callable[[str], None]]:
    """Announces a piece of work that takes a while, and says how long it took.

    What it yields shows on a terminal how far the work is.
    """
    line = f"  · {text} … "
    say(line, end="")
    began = time.monotonic()
    try:
        yield lambda now: _again(f"{line}{now} ")
    except BaseException:
        say("✗")
        raise
    _again(line)
    say(f"{time.monotonic() - began:.1f} s")


def _again(line: str) -> None:
    """The line instead of the one that stands there; a file or a pipe keeps what it has."""
    if sys.stdout.isatty():
        say(f"\r\033[K{line}", end="")


def call(
    command: Sequence[str | Path],
    *,
    what: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    shown: int = 25,
    each: Callable[[str], None] | None = None,
) -> str:
    """Runs a command to its end and returns what it printed; Trouble with the last `shown` lines of a failure.

    `each` is told every line as it comes.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        env=None if environment is None else dict(environment),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        said = []
        for line in process.stdout or ():
            said.append(line)
            if each:
                each(line)
    if process.returncode:
        tail = "\n".join(f"    {line.rstrip()}" for line in said[-shown:])
        raise Trouble(f"{what}: 未成功 · did not succeed\n{tail}")
    return "".join(said)


def prepare() -> None:
    """Lets Chinese pass on a terminal of another encoding, too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
