from __future__ import annotations

import os
import subprocess
import sys
import threading
from xml.etree import ElementTree as ET

import pytest

from config.lib.charts import render_svg

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> str:
    return "".join(text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text"))


def test_the_words_of_the_option_are_in_the_drawing(chart):
    assert "时序进度" in words(chart.svg) or "黑色金属" in words(chart.svg)


def test_it_has_the_size_asked_for(chart):
    root = ET.fromstring(chart.svg)
    assert root.get("viewBox") == f"0 0 720 {chart.height}"


def test_the_same_option_gives_the_same_drawing(chart):
    assert chart.svg == chart.svg


def test_roles_have_become_colours(chart):
    assert "role:" not in chart.svg
    assert "#4f6478" in chart.svg


def test_S16_a_name_stays_a_name(hostile_chart):
    root = ET.fromstring(hostile_chart.svg)
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "g", "rect", "path", "text", "defs", "clipPath", "use", "polyline"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_json_is_refused(value):
    with pytest.raises(ValueError, match="JSON"):
        render_svg({"series": [{"type": "bar", "data": [value]}]}, width=100, height=100)


def test_charts_drawn_at_once_do_not_mix():
    drawn: dict[int, str] = {}

    def draw(number: int) -> None:
        option = {"xAxis": {"type": "category", "data": [f"第{number}链"]}, "yAxis": {}, "series": []}
        drawn[number] = render_svg(option, width=300, height=200)

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"第{number}链" in words(svg) for number, svg in drawn.items())
    assert len(drawn) == 8


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_worker_draws_with_an_engine_of_its_own(chart):
    before = chart.svg
    child = os.fork()
    if child == 0:
        os._exit(0 if chart.svg == before else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


DRAWN_IN_A_THREAD_BEFORE = """
import os, threading
import django
django.setup()
from config.lib.charts import render_svg
draw = lambda: render_svg({"series": []}, width=100, height=100)
first = threading.Thread(target=draw)
first.start()
first.join()
child = os.fork()
if child == 0:
    os._exit(0 if draw() else 1)
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_worker_draws_whose_parent_first_drew_in_another_thread():
    asked = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", DRAWN_IN_A_THREAD_BEFORE]
    assert subprocess.run(asked, check=False).returncode == 0
