from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dispatch.enums import Level


@dataclass(frozen=True)
class Finding:
    """What a check found on a reading. ``message`` is for the catalogue, ``values`` are put into its translation."""

    check: str
    level: Level
    message: str
    values: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str]) -> str:
        """What is wrong and what to do, in words."""
        return translate(self.message) % self.values if self.values else translate(self.message)
