"""The pages in docs/ are true: their example is loaded, their links lead somewhere, their pictures are seen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings

from chains.models import Chain, Park, Project, RegisterList
from chains.registers.common import COMMON
from chains.registers.register import REGISTERS
from config.lib.periods import Month
from dispatch.models import Indicator, Ledger, ReportingMonth
from evaluation.models import Scheme
from evaluation.rules.regime import RegimeErrors, read_regime
from evaluation.services.load_regime import load_regime
from offices.models import Organisation, Post
from tests.registers_page import BEGIN, END, tables

ROOT = settings.BASE_DIR
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
PICTURES = DOCS / "screenshots"
LARGEST_PICTURE = 200 * 1024


def example() -> dict[str, str]:
    """The files of the regime in docs/regimes.md, by the name in the first line of each."""
    blocks = re.findall(r"```toml\n# (\S+\.toml)\n(.*?)```", (DOCS / "regimes.md").read_text(encoding="utf-8"), re.S)
    return dict(blocks)


@pytest.mark.django_db
def test_the_example_of_a_regime_is_loaded() -> None:
    regime = read_regime(example())
    for _time in range(2):
        load_regime(by=None, regime=regime)
        assert list(Chain.objects.values_list("code", "flagship")) == [("tea", True), ("bamboo", False)]
        assert Organisation.objects.get(code="office-tea").parent == Organisation.objects.get(code="industry")
        assert Post.objects.filter(organisation__code="office-tea").count() == 2
        assert Indicator.objects.count() == regime.common_count + regime.own_count == 4
        assert Ledger.objects.count() == 2 * 12
        assert Scheme.objects.get().title == "2025年产业链工作季度评价办法"
        assert Project.objects.get().park == Park.objects.get(name="云岭茶叶产业园", area=320)
        assert RegisterList.objects.get().filters["started_on.in"] == ["this_year"]
    assert Indicator.objects.get(code="revenue").curve[:2] == [Decimal("0.05"), Decimal("0.1")]
    march = ReportingMonth.objects.get(year=2025, month=3)
    assert march.period == Month(2025, 3)
    assert (str(march.opens), str(march.due), str(march.locks)) == ("2025-04-01", "2025-04-08", "2025-04-12")


def test_a_mistake_in_the_example_is_told_by_file_and_field() -> None:
    files = example()
    files["chains.toml"] = files["chains.toml"].replace('responsible = "industry"', 'responsable = "industry"', 1)
    with pytest.raises(RegimeErrors) as errors:
        read_regime(files)
    assert len(errors.value.sentences) == 1
    assert errors.value.sentences[0].startswith("chains.toml")
    assert "responsable" in errors.value.sentences[0]


def test_every_field_in_use_is_described() -> None:
    page = (DOCS / "regimes.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`(\w+)`", page.split("## 一个例子")[0]))
    for path in sorted(settings.REGIMES_DIR.glob("*/*.toml")):
        used = set(_keys(tomllib.loads(path.read_text(encoding="utf-8"))))
        tables = {"months", "notice", "organisation", "chain", "indicator", "record", "list"}
        columns = {one.code for register in REGISTERS.values() for one in (*register.columns, *COMMON)}
        filters = {f"{code}.{ending}" for code in columns for ending in ("from", "to", "in", "empty")}
        assert used - described - tables - columns - filters == set(), path.name


def test_the_columns_of_the_registers_are_as_declared() -> None:
    page = (DOCS / "registers.md").read_text(encoding="utf-8")
    written = page.split(BEGIN)[1].split(END)[0]
    assert written.strip() == tables().strip(), "python -m tests.registers_page writes it anew"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        address, _, anchor = unquote(target).partition("#")
        if "://" in address:
            continue
        found = page if not address else (page.parent / address).resolve()
        assert found.exists(), target
        if anchor:
            assert anchor in _anchors(found), target


def _anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_picture_is_small_and_shown() -> None:
    shown = {
        Path(name).name for page in PAGES for name in re.findall(r"screenshots/([\w-]+\.png)", page.read_text("utf-8"))
    }
    kept = {path.name for path in PICTURES.iterdir()}
    assert shown == kept
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > LARGEST_PICTURE] == []
