"""What all parts of a workbook together may cost (safety S21)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from config.lib.xlsx.limits import Limits, WorkbookRefused


class Budget:
    """How many cells and elements all parts together may still hold."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells_left = limits.cells
        self._elements_left = self._attributes_left = limits.elements
        self._spread = 0

    @property
    def work(self) -> int:
        """What all that was counted costs whoever makes an object of each element and of each cell of a range."""
        return self.limits.elements - self._elements_left + self._spread

    def count_spread(self, cells: int) -> None:
        """Count the cells of a range as it is declared. Reading passes over it; writing it again does not."""
        self._spread += cells

    def count_elements(self, number: int = 1, attributes: int = 0) -> None:
        """Count so many XML elements and (at most) so many attributes, of which there may be as many in all."""
        self._elements_left -= number
        self._attributes_left -= attributes
        if self._elements_left < 0 or self._attributes_left < 0:
            raise WorkbookRefused(
                _("The file holds more formatting than a usual workbook. Copy the values to a new one and upload that.")
            )

    def count_cells(self, number: int) -> None:
        """Count so many cells, filled or not."""
        self._cells_left -= number
        if self._cells_left < 0:
            raise WorkbookRefused(
                _(
                    "The file holds more than %(limit)d cells, filled or formatted. "
                    "Split it, or delete the empty formatted rows and columns."
                )
                % {"limit": self.limits.cells}
            )

    def count_merged(
        self, merged: Iterable[tuple[int, int, int, int]], height: int, width: int
    ) -> list[tuple[int, int, int, int]]:
        """Clip merged ranges to what is filled, and count the cells that their texts spread over."""
        clipped = [
            (top, left, min(bottom, height), min(right, width))
            for top, left, bottom, right in merged
            if top <= height and left <= width
        ]
        self.count_cells(sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in clipped))
        return clipped

    def check_extent(self, bottom: int, places: int) -> None:
        """Refuse a sheet whose filled cells span a rectangle of too many places."""
        if places > self.limits.extent:
            raise WorkbookRefused(
                _("Filled cells lie too far apart (down to row %(row)d). Delete what stands far outside the tables.")
                % {"row": bottom}
            )
