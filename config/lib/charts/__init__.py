"""Charts: one option, drawn by the browser on a page and by ECharts in this process on paper."""

from config.lib.charts.chart import Chart, Option
from config.lib.charts.options import Line, Move, bar_ranking, lines_over_months, movement, progress_against_time
from config.lib.charts.svg import render_svg

__all__ = [
    "Chart",
    "Line",
    "Move",
    "Option",
    "bar_ranking",
    "lines_over_months",
    "movement",
    "progress_against_time",
    "render_svg",
]
