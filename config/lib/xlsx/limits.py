"""How much of a workbook is too much, and the refusal that says so."""

from dataclasses import dataclass

from django.conf import settings

MEGABYTE = 1024 * 1024


class WorkbookRefused(ValueError):
    """The file is not read. Its text is a sentence for the person, in the person's language."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The most that is accepted of an uploaded workbook (safety S21)."""

    packed: int = 10 * MEGABYTE
    """Bytes of the file as sent."""
    unpacked: int = 100 * MEGABYTE
    """Bytes of all its parts together."""
    ratio: int = 100
    """Unpacked to packed."""
    entries: int = 1_000
    """Parts in the file."""
    cells: int = 200_000
    """Cells on all sheets together, filled or formatted."""

    @property
    def elements(self) -> int:
        """XML elements in all parts: an honest cell takes at most four, formatting the rest."""
        return 6 * self.cells + 50_000

    @property
    def extent(self) -> int:
        """Places in the rectangle that the filled cells of one sheet span, empty ones between them included."""
        return 10 * self.cells


def usual() -> Limits:
    """The limits of this installation."""
    return Limits(cells=settings.WORKBOOK_CELLS)
