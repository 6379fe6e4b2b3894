"""A chart: what is drawn and, beside it, the same figures as a table."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.lib.charts.svg import render_svg

Option = dict[str, Any]

PAPER_WIDTH = 720


@dataclass(frozen=True, kw_only=True)
class Chart:
    """An ECharts option (JSON, no functions) with its table twin.

    ``key`` is unique in a page. ``head`` and ``rows`` say the figures of the option in words, exactly rounded. ``unit``
    and ``places`` are for the tooltip. ``height`` is in pixels, at a width of 720 on paper.
    """

    key: str
    title: str
    option: Option
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    unit: str = ""
    places: int = 2
    height: int = 320

    @property
    def data_id(self) -> str:
        """The id of the JSON that ``static/charts.js`` reads."""
        return f"chart-{self.key}-data"

    @property
    def data(self) -> Option:
        """What the browser is given."""
        return {"option": self.option, "unit": self.unit, "places": self.places, "height": self.height}

    @property
    def svg(self) -> str:
        """The chart as it stands on paper."""
        return render_svg(self.option, width=PAPER_WIDTH, height=self.height)

    @property
    def image(self) -> str:
        """The same as an address for ``<img>``, so that no SVG is ever pasted into HTML."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"
