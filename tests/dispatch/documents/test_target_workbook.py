"""The real annex of 聊链办〔2024〕2号 is read as it was sent; what offices do to such workbooks is read or named."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.conf import settings

from config.lib.xlsx.limits import WorkbookRefused
from dispatch.documents.target_workbook import read_targets
from dispatch.rules.target_reading import TargetCatalogue, Wanted
from evaluation.queries.regimes import shipped_regime

ANNEX = settings.REGIMES_DIR / "liaocheng-2024" / "targets.xlsx"


@pytest.fixture(scope="module")
def catalogue():
    regime = shipped_regime("liaocheng-2024").regime
    return TargetCatalogue(
        chains={chain.code: chain.name for chain in regime.chains},
        indicators=tuple(
            Wanted(
                code=fact.code,
                name=fact.name,
                group=fact.group,
                unit=fact.unit,
                may_be_negative=fact.kind == "growth_rate",
                target_phrase=fact.target_phrase,
                own=fact.own,
            )
            for fact in regime.indicators
        ),
    )


@pytest.fixture
def annex():
    """The annex to be spoilt."""
    return openpyxl.load_workbook(ANNEX)


def reread(workbook, catalogue, year=2024):
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    return read_targets(file, catalogue=catalogue, year=year)


def by_key(reading):
    return {(read.chain, read.indicator): read for read in reading.targets}


def test_the_annex_is_understood_whole(catalogue):
    with ANNEX.open("rb") as file:
        reading = read_targets(file, catalogue=catalogue, year=2024)

    assert reading.troubles == []
    assert reading.remarks == []
    found = by_key(reading)
    assert len(found) == 12 * 11 + 16
    assert found["automotive", "investment-done"].value == Decimal("4.03")
    assert found["automotive", "investment-done"].place == "M7"
    assert found["building-materials", "diff-building-prefab-counties"].value == Decimal(40)
    assert found["bearings", "diff-bearings-industry-brain"].value is None
    assert "产业大脑" in found["bearings", "diff-bearings-industry-brain"].words


def test_the_sums_are_those_of_the_document(catalogue):
    with ANNEX.open("rb") as file:
        targets = read_targets(file, catalogue=catalogue, year=2024).targets

    def total(code):
        return sum(read.value for read in targets if read.indicator == code)

    assert total("contracts-signed") == 895, "the document names 900 for the city"
    assert total("funds-in-place") == 301
    assert total("new-above-scale") == 100
    assert total("key-projects") == 100
    assert total("investment-done") == Decimal("159.45"), "the document names 165 for the city"


def test_totals_notes_wide_digits_and_thousands(annex, catalogue):
    sheet = annex.worksheets[0]
    sheet["C4"] = "６．０"
    sheet["I4"] = "1,060 亿元"
    sheet.append(["合计", None, *[sum(range(3))] * 11])
    sheet.append(["注：以上为年初目标。"])

    reading = reread(annex, catalogue)

    assert reading.troubles == []
    found = by_key(reading)
    assert found["ferrous", "revenue-growth"].value == Decimal(6)
    assert found["ferrous", "contracts-signed"].value == Decimal(1060)
    assert len(found) == 148


@pytest.mark.parametrize(
    ("cell", "written", "named"),
    [
        ("C5", "约10", "C5"),
        ("I5", "100万元", "I5"),
        ("I5", -3, "I5"),
        ("B5", "装备制造业", "B5"),
        ("B5", "有色金属", "B6"),  # the second of two equal rows
        ("B5", None, "B5"),
    ],
)
def test_a_cell_that_is_not_understood_is_named(annex, catalogue, cell, written, named):
    annex.worksheets[0][cell] = written
    troubles = reread(annex, catalogue).troubles
    assert [trouble.place for trouble in troubles] == [named]
    assert troubles[0].message


def test_a_column_in_another_unit_is_refused_whole(annex, catalogue):
    annex.worksheets[0]["I3"] = "签约项目合同金额(万元)"
    reading = reread(annex, catalogue)
    assert [trouble.place for trouble in reading.troubles] == ["I3"]
    assert not any(read.indicator == "contracts-signed" for read in reading.targets)


def test_an_unknown_column_and_a_missing_chain_are_remarked(annex, catalogue):
    sheet = annex.worksheets[0]
    sheet["C3"] = "幸福指数"
    sheet.delete_rows(15)
    reading = reread(annex, catalogue)
    assert reading.troubles == []
    text = "\n".join(reading.remarks)
    assert "幸福指数" in text
    assert "农副产品加工" in text
    assert "规上企业营业收入增幅" in text


def test_a_sentence_without_its_figure_is_named(annex, catalogue):
    annex.worksheets[1]["C4"] = "新增一批省级以上质量品牌企业。"
    reading = reread(annex, catalogue)
    assert [trouble.place for trouble in reading.troubles] == ["C4"]


def test_the_annex_of_another_year_is_not_taken_for_this_one(annex, catalogue):
    (first, *_others) = {trouble.message for trouble in reread(annex, catalogue, year=2026).troubles}
    assert "2024年" in first
    assert "2026" in first


def test_a_title_may_name_the_year_before_too(annex, catalogue):
    title = annex.worksheets[0]["A1"]
    title.value = f"{title.value}（2023年年底下达）"
    assert reread(annex, catalogue).troubles == []


def test_a_workbook_without_targets_says_what_was_looked_for(catalogue):
    reading = reread(openpyxl.Workbook(), catalogue)
    assert len(reading.troubles) == 1
    assert "产业链" in reading.troubles[0].message


def test_S21_a_file_that_is_no_workbook_is_refused(catalogue):
    with pytest.raises(WorkbookRefused):
        read_targets(io.BytesIO(b"not a workbook"), catalogue=catalogue, year=2024)
