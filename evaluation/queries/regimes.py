"""The regimes that are shipped, read from their files."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from evaluation.rules.regime import Regime, RegimeErrors, read_regime


@dataclass(frozen=True)
class ShippedRegime:
    """A folder of regime files; ``regime`` is None where the files are wrong, and ``errors`` say how."""

    code: str
    regime: Regime | None
    errors: tuple[str, ...] = ()


def shipped_regimes() -> list[ShippedRegime]:
    """Every regime there is, by code."""
    folders = sorted(path.name for path in settings.REGIMES_DIR.iterdir() if path.is_dir())
    return [shipped_regime(code) for code in folders]


def shipped_regime(code: str) -> ShippedRegime:
    """The regime of that code. Raises KeyError where there is none: the code is looked up, never used as a path."""
    folders = {path.name: path for path in settings.REGIMES_DIR.iterdir() if path.is_dir()}
    folder = folders[code]
    files = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.toml"))}
    try:
        return ShippedRegime(code=code, regime=read_regime(files))
    except RegimeErrors as errors:
        return ShippedRegime(code=code, regime=None, errors=errors.sentences)
