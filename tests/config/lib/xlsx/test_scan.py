from collections.abc import Callable, Iterator

import pytest

from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.scan import LONGEST_TOKEN, BookLayout, Scanner, SheetLayout


def _sheet(
    rows: str, after: str = "", before: str = "", limits: Limits | None = None, chunk: int = 1 << 22
) -> SheetLayout:
    text = f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()
    return Scanner(limits or Limits()).scan_sheet(
        (text[at : at + chunk] for at in range(0, len(text), chunk)), {"7": "%"}
    )


def test_notes_hidden_rows_and_columns() -> None:
    layout = _sheet(
        '<row r="2" hidden="1"/><row r="3" hidden="0"/><row hidden="true"/>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/></cols>',
    )
    assert layout.hidden_rows == {2, 4}
    assert layout.hidden_columns == {2, 3}


def test_notes_formulas_without_result_and_errors() -> None:
    layout = _sheet(
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" s="7"><v>1</v></c></row>'
    )
    assert layout.formulas == {(1, 1), (1, 2), (1, 3)}
    assert layout.uncomputed == {(1, 1)}
    assert layout.errors == {(1, 3)}
    assert layout.shown == {(1, 4): "%"}


def test_counts_places_where_none_are_written_and_knows_prefixes() -> None:
    layout = _sheet('<x:row xmlns:x="m"><x:c/><x:c><x:f>1</x:f></x:c></x:row><row><c><f>1</f></c></row>')
    assert layout.formulas == {(1, 2), (2, 1)}


@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_pieces_of_any_size_give_the_same(chunk: int) -> None:
    rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'
    assert _sheet(rows, chunk=chunk) == _sheet(rows)


def test_merged_ranges_reach_no_farther_than_what_is_filled() -> None:
    layout = _sheet(
        '<row r="2"><c r="B2"><v>1</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="D9:E10"/></mergeCells>',
    )
    assert layout.merged == [(1, 1, 2, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="AAAA1"/></row>',
        '<row r="1"><c r="$A$1"/></row>',
        '<row r="1"><c r="A"/></row>',
        '<row r="1"><c r="1"/></row>',
        '<row r="1"><c r="Ａ1"/></row>',
        "<a:b:c/>",
        "<row>",
        f'<row r="{"9" * 5000}"/>',
    ],
)
def test_places_that_no_sheet_has_are_damage(rows: str) -> None:
    with pytest.raises(WorkbookRefused, match="damaged"):
        _sheet(rows)


def test_S21_the_number_of_cells_is_limited_over_all_sheets() -> None:
    scanner = Scanner(Limits(cells=10))
    six = [b"<worksheet><sheetData>" + b"<row><c/><c/></row>" * 3 + b"</sheetData></worksheet>"]
    scanner.scan_sheet(six, {})
    with pytest.raises(WorkbookRefused, match="more than 10 cells"):
        scanner.scan_sheet(six, {})


def test_S21_a_merged_range_counts_by_the_cells_it_spreads_over() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="400"><c r="Z400"><v>1</v></c></row>'
    over_all = '<mergeCell ref="A1:Z400"/>'
    assert len(_sheet(rows, after=f"<mergeCells>{over_all * 10}</mergeCells>").merged) == 10
    with pytest.raises(WorkbookRefused, match="more than 200000 cells"):
        _sheet(rows, after=f"<mergeCells>{over_all * 30}</mergeCells>")


def test_S21_cells_too_far_apart_are_refused_before_anything_lays_them_out() -> None:
    with pytest.raises(WorkbookRefused, match="down to row 1048576"):
        _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row>')


@pytest.mark.parametrize(
    "content",
    [
        b"<y/>" * 60_000,
        b"<!---->" * 60_000,
        b"<?a b?>" * 60_000,
        (b"<y %s/>" % b" ".join(b'a%d=""' % n for n in range(160))) * 6_000,
    ],
    ids=["elements", "comments", "instructions", "attributes"],
)
def test_S21_what_is_no_cell_is_limited_too(content: bytes) -> None:
    with pytest.raises(WorkbookRefused, match="more formatting"):
        Scanner(Limits(cells=1)).scan([b"<x>", content, b"</x>"])


@pytest.mark.parametrize(
    "make",
    [
        lambda long: f"<x a='{long}'/>",
        lambda long: f"<x>{long}</x>",
        lambda long: f"<x><!--{long}--></x>",
        lambda long: f"<x><!--{'<' + long}--></x>",
        lambda long: f"<x><?p {long}?></x>",
        lambda long: f"<x><!--{'<>' * len(long)}--></x>",
    ],
)
@pytest.mark.parametrize("chunk", [1 << 16, 1 << 22])
def test_S21_a_single_endless_token_is_refused(make: Callable[[str], str], chunk: int) -> None:
    text = make("a" * (LONGEST_TOKEN + 10)).encode()

    def pieces() -> Iterator[bytes]:
        for at in range(0, len(text), chunk):
            yield text[at : at + chunk]

    with pytest.raises(WorkbookRefused, match="damaged"):
        Scanner(Limits()).scan(pieces())


def test_long_but_honest_text_passes() -> None:
    Scanner(Limits()).scan([b"<x>" + (b"<t>" + b"a" * 98_000 + b"</t>") * 100 + b"</x>"])


def test_knows_which_formats_show_percent() -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>'
        '<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/><numFmt numFmtId="166" formatCode="0\\%"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/>'
        '<xf numFmtId="165"/><xf numFmtId="166"/></cellXfs><cellStyles/><dxfs/></styleSheet>'
    )
    layout = BookLayout()
    Scanner(Limits()).scan_book([styles.encode()], layout)
    assert layout.shown == {"1": "%", "2": "%", "3": "%", "4": "％", "5": "％"}


def test_an_unknown_encoding_is_damage() -> None:
    with pytest.raises(WorkbookRefused, match="damaged"):
        Scanner(Limits()).scan([b"<?xml version='1.0' encoding='gb2312'?><x/>"])
