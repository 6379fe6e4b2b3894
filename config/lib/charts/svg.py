"""The option of a chart drawn as SVG by ECharts' own server-side mode: what the browser draws, on paper."""

from __future__ import annotations

import functools
import json
import os
import re
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from py_mini_racer import DEFAULT_V8_FLAGS, MiniRacer, init_mini_racer

_DRAW = """
function draw(text, width, height) {
  const option = chartTheme.paint(JSON.parse(text), "light");
  const chart = echarts.init(null, "calm-light", {renderer: "svg", ssr: true, width: width, height: height});
  try {
    chart.setOption(Object.assign(option, {animation: false}));
    return chart.getZr().painter.renderToString({useViewBox: true, cssAnimation: false, cssEmphasis: false});
  } finally {
    chart.dispose();
  }
}
"""
_FLAGS = (*DEFAULT_V8_FLAGS, "--no-memory-protection-keys")
"""With protection keys only the thread that started V8, and those it started since, may have another engine: any other
thread of the process, or of one forked from it, ends in a segmentation fault."""
_INSTANCE_NUMBER = re.compile(r'(["#])zr\d+-')
_one_at_a_time = threading.Lock()
os.register_at_fork(
    before=_one_at_a_time.acquire, after_in_parent=_one_at_a_time.release, after_in_child=_one_at_a_time.release
)


def render_svg(option: dict[str, Any], *, width: int, height: int) -> str:
    """Draw ``option`` on ``width`` × ``height`` pixels; the same option gives the same SVG.

    One engine serves a process and its threads in turn; a forked worker starts its own.
    """
    text = json.dumps(option, ensure_ascii=False, allow_nan=False)
    with _one_at_a_time:
        drawn = _engine(os.getpid()).call("draw", text, width, height)
    return _INSTANCE_NUMBER.sub(r"\1", str(drawn))


@functools.cache
def _engine(process: int) -> MiniRacer:
    """The engine of this process. That of a parent is kept, not used: its threads stayed behind at the fork."""
    init_mini_racer(flags=_FLAGS, ignore_duplicate_init=True)
    engine = MiniRacer()
    engine.eval(_echarts().read_text(encoding="utf-8"))
    engine.eval(_static("charts_theme.js").read_text(encoding="utf-8"))
    engine.eval(_DRAW)
    return engine


def _echarts() -> Path:
    """ECharts as the browser gets it, or as npm left it where the static files are not yet gathered."""
    try:
        return _static("vendor/echarts.min.js")
    except LookupError:
        return Path(settings.BASE_DIR) / "node_modules" / "echarts" / "dist" / "echarts.min.js"


def _static(name: str) -> Path:
    found = finders.find(name)
    if found is None:
        raise LookupError(f"no static file named {name}")
    return Path(found)
