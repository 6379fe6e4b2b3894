"""`make lint` and `make test`: everything that must hold, in the order of what is quickest to fail."""

import os
import subprocess
import sys
from collections.abc import Sequence

from config.local import services, setup
from config.local.addresses import ROOT
from config.local.terminal import Trouble, call, say, step

_PYTHON = sys.executable

LINTERS: dict[str, Sequence[str]] = {
    "ruff": (_PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."),
    "ruff format": (_PYTHON, "-m", "ruff", "format", "--check", "."),
    "djlint": (_PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"),
    "import contracts": (_PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()"),
    "mypy": (_PYTHON, "-m", "mypy"),
    "missing migrations": (*setup.MANAGE, "makemigrations", "--check", "--dry-run"),
}


def lint() -> None:
    """Runs every linter, and raises Trouble naming those that found something."""
    setup.prepare_files()
    with services.needed():
        _lint()


def test(arguments: Sequence[str]) -> int:
    """Linters, then the tests on the real engines and in a real browser; returns pytest's exit code."""
    setup.prepare_files(browser=True)
    with services.needed():
        _lint()
        return _pytest(arguments)


def bench(arguments: Sequence[str]) -> int:
    """The benchmarks, each beside its floor; for reading, never asserted."""
    setup.prepare_files()
    with services.needed():
        return _shown("-m", "benchmarks", *arguments)


def _lint() -> None:
    failed = [name for name, command in LINTERS.items() if not _holds(name, command)]
    if failed:
        raise Trouble(f"检查未通过 · checks failed: {', '.join(failed)}")


def _holds(name: str, command: Sequence[str]) -> bool:
    try:
        with step(name):
            call(command, what=name, environment=_environment(), cwd=ROOT, shown=200)
    except Trouble as trouble:
        say(str(trouble))
        return False
    return True


def _pytest(arguments: Sequence[str]) -> int:
    processors = min(4, len(os.sched_getaffinity(0)))
    return _shown("-m", "pytest", "-q", "-n", str(processors), "--dist", "worksteal", *arguments)


def _shown(*words: str) -> int:
    """Runs Python with the tests' settings before the person's eyes; returns its exit code."""
    return subprocess.run([_PYTHON, *words], env=_environment(), cwd=ROOT, check=False).returncode


def _environment() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
