from __future__ import annotations

import json
from base64 import b64decode
from xml.etree.ElementTree import Element

import tinyhtml5
from django.template.loader import render_to_string

from config.lib.charts import Chart


def page(chart: Chart) -> Element:
    return tinyhtml5.parse(render_to_string("_chart.html", {"chart": chart}), namespace_html_elements=False)


def test_the_page_has_the_option_as_json_where_the_script_looks(chart):
    root = page(chart)
    place = root.find(".//div[@class='chart']")
    data = root.find(f".//script[@id='{place.get('data-chart')}']")
    assert data.get("type") == "application/json"
    assert json.loads(data.text) == chart.data


def test_it_has_a_name_and_a_table_twin(chart):
    root = page(chart)
    place = root.find(".//div[@class='chart']")
    assert (place.get("role"), place.get("aria-label")) == ("img", chart.title)
    table = root.find(".//details//table")
    assert [head.text for head in table.findall("thead/tr/th")] == list(chart.head)
    assert [[cell.text for cell in row] for row in table.findall("tbody/tr")] == [list(row) for row in chart.rows]


def test_no_script_style_or_handler_stands_in_the_page(chart):
    for element in page(chart).iter():
        assert element.tag != "style"
        assert element.tag != "script" or element.get("type") == "application/json"
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_S16_a_name_stays_a_name_on_the_page(hostile_chart):
    root = page(hostile_chart)
    assert not [element.tag for element in root.iter() if element.tag in {"img", "svg"}]
    assert len(list(root.iter("script"))) == 1


def test_on_paper_it_is_a_picture_that_holds_the_drawing(chart):
    kind, data = chart.image.split(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(data).decode() == chart.svg
