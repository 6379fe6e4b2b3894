from __future__ import annotations

import pytest

from config.lib.papers import Paragraph
from evaluation.documents.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("截至6月底。", Paragraph(text="截至6月底。")),
        ("一、总体情况", Paragraph(text="一、总体情况", level=1)),
        ("（一）企业培育。合计48家。", Paragraph(lead="（一）企业培育。", text="合计48家。", level=2)),
        ("（十二）企业培育", Paragraph(text="（十二）企业培育", level=2)),
        ("1.完成投资。大健康滞后。", Paragraph(lead="1.完成投资。", text="大健康滞后。", level=3)),
        ("（1）完成投资。滞后。", Paragraph(lead="（1）完成投资。", text="滞后。", level=4)),
        ("（一）" + "长" * 40 + "。滞后。", Paragraph(text="（一）" + "长" * 40 + "。滞后。")),
        ("（一）" + "长" * 40, Paragraph(text="（一）" + "长" * 40)),
        ("一家企业、两个项目。", Paragraph(text="一家企业、两个项目。")),
    ],
)
def test_headings_are_known_by_their_numbers(line, paragraph):
    assert paragraphs(line) == [paragraph]


def test_a_line_is_a_paragraph_and_empty_lines_are_none():
    assert [one.text for one in paragraphs("甲。\n\n 乙。 \n")] == ["甲。", "乙。"]
    assert paragraphs("") == []
