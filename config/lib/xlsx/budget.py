"""What all parts of a workbook together may cost (safety S21)."""

from django.utils.translation import gettext as _

from config.lib.xlsx.limits import Limits, WorkbookRefused


class Budget:
    """How many cells and elements all parts together may still hold."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells_left = limits.cells
        self._elements_left = self._attributes_left = limits.elements

    def count_element(self, attributes: int = 0) -> None:
        """Count one XML element and its attributes, of which there may be as many in all."""
        self._elements_left -= 1
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
