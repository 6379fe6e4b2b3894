"""The catalogues that Django reads, compiled from the .po files without gettext's own tools."""

import os
from pathlib import Path

from config.local.addresses import ROOT


def compile_all() -> None:
    """Writes each .mo that is older than its .po."""
    for source in (ROOT / "locale").glob("*/LC_MESSAGES/*.po"):
        result = source.with_suffix(".mo")
        if not result.exists() or result.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, result)


def _compile(source: Path, result: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    read_at = source.stat().st_mtime_ns
    with source.open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    half_made = result.with_suffix(f".{os.getpid()}.new")
    with half_made.open("wb") as file:
        write_mo(file, catalogue)
    os.utime(half_made, ns=(read_at, read_at))  # as old as what was read: what is written meanwhile is newer
    half_made.replace(result)
