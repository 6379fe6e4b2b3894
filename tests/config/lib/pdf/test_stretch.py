"""Right edges of lines, in CSS pixels, in a column of 400."""

from __future__ import annotations

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from config.lib.pdf.stretch import stretch

STYLE = "@page { size: 400px 600px; margin: 0 } body { margin: 0; font: 30px sans-serif }"


def ends(html: str, *, stretched: bool = True) -> list[float]:
    """Where the ink of each line's last letter may end: the box without the spacing behind its last letter."""
    document = HTML(string=f"<html lang=zh-CN><style>{STYLE}</style>{html}").render()
    if stretched:
        stretch(document)
    found = []
    for box in document.pages[0]._page_box.descendants():
        if isinstance(box, boxes.LineBox):
            last = [text for text in box.descendants() if isinstance(text, boxes.TextBox)][-1]
            spacing = last.style["letter_spacing"]
            found.append(last.position_x + last.width - (0 if spacing == "normal" else spacing))
    return found


JUSTIFIED = '<p style="text-align: justify; margin: 0">{}</p>'
THIRTEEN = "产业链链长制工作评价情况，"  # 13 characters of 30 px fill 390 of 400


def test_lines_reach_the_edge_and_the_last_does_not():
    *full, last = ends(JUSTIFIED.format(THIRTEEN * 3 + "完"))
    assert full == [pytest.approx(400, abs=0.1)] * 3
    assert last < 400


def test_only_where_the_style_asks_for_it():
    assert ends(f"<p>{THIRTEEN * 3}</p>") == ends(f"<p>{THIRTEEN * 3}</p>", stretched=False)


def test_several_faces_in_a_line_share_what_is_missing():
    first, *_ = ends(JUSTIFIED.format("<b>（一）总体</b>情况截至<i>六月</i>底完成全年目标任务一半以上"))
    assert first == pytest.approx(400, abs=0.1)


def test_a_line_of_one_letter_stays():
    assert ends(JUSTIFIED.format("产")) == ends(JUSTIFIED.format("产"), stretched=False)
