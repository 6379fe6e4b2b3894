"""The charts of config/lib/charts as a browser draws them, with names that would rather be scripts."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from playwright.sync_api import Page, expect

from config.lib.charts import Line, Move, bar_ranking, lines_over_months, movement, progress_against_time
from tests.browser.windows import DESK, PHONE

NAMES = ["<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "{a|x}<script>alert(1)</script>"]
CHARTS = [
    bar_ranking(
        key="scores",
        title="综合得分",
        names=NAMES,
        values=[Decimal(97), Decimal("88.5"), None],
        heads=("产业链", "得分"),
        unit="分",
    ),
    progress_against_time(
        key="progress",
        title="占年度目标",
        names=NAMES,
        shares=[Decimal("0.6"), Decimal("0.4"), None],
        expected=Decimal("0.5"),
        heads=("产业链", "占年度目标", "比时间进度"),
    ),
    lines_over_months(
        key="revenue",
        title="营业收入",
        months=["1月", "2月", "3月"],
        lines=[Line(name=NAMES[0], values=[Decimal(1000), None, Decimal("2345.5")])],
        month_head="月份",
        unit="亿元",
    ),
    movement(
        key="movement",
        title="名次变化",
        periods=("第一季度", "第二季度"),
        moves=[Move(name=name, before=3 - number, after=number + 1) for number, name in enumerate(NAMES)],
        heads=("产业链", "变化"),
    ),
]
PAGE = """<!DOCTYPE html>
<html lang="zh-hans" data-bs-theme="light">
<head>
  <meta charset="utf-8"><title>charts</title><link rel="icon" href="data:,">
  {% include "_chart_scripts.html" %}
</head>
<body><main>{% for chart in charts %}{% include "_chart.html" %}{% endfor %}</main></body>
</html>"""


@login_not_required
def charts(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(PAGE).render({"charts": CHARTS}, request))


urlpatterns = [path("charts/", charts), path("", include("config.urls"))]
pytestmark = [pytest.mark.urls("tests.browser.test_charts"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(window_of) -> Page:
    page: Page = window_of(None, size=DESK).page
    page.on("dialog", lambda dialog: pytest.fail(f"a name spoke: {dialog.message}"))
    page.goto("/charts/")
    expect(page.locator(".chart svg")).to_have_count(len(CHARTS))
    return page


def test_each_is_drawn_with_its_names_as_names(page: Page) -> None:
    for place in page.locator(".chart").all()[:2]:
        expect(place).to_contain_text("<img src=x")
    assert page.locator("img").count() == 0
    assert page.locator(".chart svg svg").count() == 0


def test_S16_a_tooltip_shows_a_hostile_name_as_it_is_written(page: Page) -> None:
    place = page.locator(".chart").first
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    words = place.locator("svg text").count()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 28)
    expect(place.locator("svg text")).not_to_have_count(words)
    expect(place.get_by_text("97.00 分")).to_have_count(1)
    assert page.locator("img").count() == 0


def test_a_tooltip_over_months_has_figure_and_unit(page: Page) -> None:
    place = page.locator(".chart").nth(2)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 152, box["y"] + box["height"] / 2)  # beside the last month, left of names
    expect(place.get_by_text("2,345.50 亿元")).to_have_count(1)


def test_the_colours_follow_the_mode_of_the_page(page: Page) -> None:
    bar = page.locator(".chart").first.locator('path[fill="#4f6478"]')
    expect(bar).not_to_have_count(0)
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    expect(bar).to_have_count(0)
    expect(page.locator(".chart").first.locator('path[fill="#8fa8bf"]')).not_to_have_count(0)


def test_they_take_the_width_they_are_given(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.wait_for_function("[...document.querySelectorAll('.chart svg')].every((svg) => svg.clientWidth <= innerWidth)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_table_twin_opens_by_keyboard(page: Page) -> None:
    page.locator(".chart-table summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chart-table table").first).to_be_visible()
    expect(page.locator(".chart-table table").first).to_contain_text("97.00")


def test_what_htmx_brings_is_drawn_and_what_it_takes_is_forgotten(page: Page) -> None:
    page.evaluate(
        """(data) => {
            const old = document.querySelector(".chart-figure");
            const fresh = document.createElement("div");
            const script = document.createElement("script");
            script.type = "application/json"; script.id = "fresh"; script.textContent = data;
            const place = document.createElement("div");
            place.className = "chart"; place.dataset.chart = "fresh";
            fresh.append(script, place);
            old.replaceWith(fresh);
            fresh.dispatchEvent(new CustomEvent("htmx:afterSwap", {bubbles: true}));
        }""",
        json.dumps(CHARTS[1].data),
    )
    expect(page.locator(".chart[data-chart=fresh] svg")).to_have_count(1)
