"""GB/T 9704-2012, measured on the paper. Lengths in millimetres, from the upper left corner of the page."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from config.lib.papers import Annex, Cell, Column, NoticePaper, PaperTable, Paragraph, notice_html, notice_pdf

LINE = 225 / 22
TOP, FOOT = 37, 37 + 225
PIXELS = 12
CHAR_14 = 14 * 25.4 / 72
CHAR_16 = 156 / 28


def near(value: float, within: float = 0.3) -> object:
    return pytest.approx(value, abs=within)


def test_a_page_holds_22_lines_of_28_characters(notice):
    second = notice()[1]
    assert [len(line.text) for line in second.body] == [28] * 22
    assert {line.size for line in second.body} == {16.0}
    steps = [below.baseline - above.baseline for above, below in zip(second.body, second.body[1:], strict=False)]
    assert steps == [near(LINE, 0.05)] * 21


def test_the_type_area_is_156_by_225_and_bound_on_the_inner_side(notice):
    pages = notice()
    for number, bound_left in ((1, 26), (2, 28)):
        left, top, right, bottom = pages[number].extent(pages[number].black, top=TOP, bottom=FOOT)
        assert (left, right) == (near(bound_left), near(bound_left + 156))
        assert TOP <= top < TOP + LINE / 2
        if number == 1:
            assert FOOT - LINE / 2 < bottom <= FOOT


@pytest.mark.parametrize("organ", ["望山市人民政府", "望山市产业链发展领导小组办公室文件"])
def test_the_organ_is_red_and_35_below_the_top_of_the_type_area(notice, organ):
    first = notice(organ=organ)[0]
    _, top, right, _ = first.extent(first.red, bottom=100)
    assert top == near(TOP + 35, 0.6)
    assert right <= 28 + 156
    assert first.line(organ).left + first.line(organ).right == near(2 * 28 + 156, 1)


@pytest.mark.parametrize("organ", ["望山市人民政府", "望山市产业链发展领导小组办公室文件"])
def test_number_two_lines_below_and_the_red_line_4_below_it(notice, organ):
    first = notice(organ=organ)[0]
    _, _, _, organ_foot = first.extent(first.red, bottom=first.line(organ).baseline + 3)
    number = first.line("〔2024〕")
    _, top, _, bottom = first.extent(first.black, top=number.baseline - 6, bottom=number.baseline + 2)
    assert top - organ_foot == near(2 * LINE, 2)
    (red,) = first.rules(first.red)
    assert red.top - bottom == near(4, 0.5)
    assert (red.left, red.right, red.weight) == (near(28), near(28 + 156), near(0.5, 0.1))
    title = first.line("关于")
    assert title.baseline - title.size * 0.88 / 72 * 25.4 - red.bottom == near(2 * LINE, 3)


def test_title_addressee_and_text_follow_one_another(notice):
    first = notice()[0]
    upper, lower = first.line("关于2024年"), first.line("评价情况的通报")
    assert (upper.size, lower.size) == (22, 22)
    assert upper.left + upper.right == near(2 * 28 + 156, 1)
    addressee = first.line("各县")
    assert addressee.text.endswith("：")
    assert addressee.left == near(28, 0.1)
    assert addressee.baseline - lower.baseline == near(2 * LINE, 3)
    text = first.line("产业链产业链")
    assert text.left == near(28 + 2 * CHAR_16, 0.1)
    assert len(text.text) == 26


def test_the_text_of_the_first_page_stands_on_the_lines_of_the_others(notice):
    first, second, *_ = notice()
    offset = (first.body[-1].baseline - second.body[-1].baseline) / LINE
    assert offset == near(0, 0.02)


def test_a_line_that_cannot_take_the_next_word_is_stretched_to_the_margin(notice):
    text = "产业链" * 8 + "产，" + "完成年度目标任务12345.67万元，" * 20
    lines = [line for line in notice(paragraphs=[Paragraph(text=text)])[0].body if "目标" in line.text]
    assert len({len(line.text) for line in lines}) > 1, "the example has lines of several lengths"
    for line in lines[:-1]:
        last = line.chars[-1]
        full = last.x + (1 if last.text > "\x7f" else 0.55) * last.size * 25.4 / 72
        assert full == near(28 + 156, 0.7), line.text


def test_levels_have_faces_of_their_own(notice):
    first = notice(
        paragraphs=[
            Paragraph(text="一、总体情况", level=1),
            Paragraph(lead="（一）指标完成情况。", text="截至6月底", level=2),
            Paragraph(text="1.尚未开工", level=3),
        ]
    )[0]
    body = first.line("各县").font
    assert first.line("一、总体情况").font != body
    assert first.line("截至").chars[-1].font == body
    assert first.line("1.尚未开工").font == body


def test_page_numbers_stand_7_below_the_type_area_right_on_odd_left_on_even(notice):
    first, second, *_ = notice()
    for page, number in ((first, "—1—"), (second, "—2—")):
        line = page.line(number)
        assert line.size == 14
        left, _, right, _ = page.extent(page.black, top=FOOT + 2)
        dash = page.black.crop((int(left * PIXELS), int((FOOT + 2) * PIXELS), int((left + 3) * PIXELS), 297 * PIXELS))
        assert dash.getbbox()[1] / PIXELS + 2 == near(7, 0.5)
        if number == "—1—":
            assert 28 + 156 - right == near(CHAR_14, 0.6)
        else:
            assert left - 26 == near(CHAR_14, 0.6)


class TestImprint:
    parts = {
        "copies": "市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委机关",
        "issuer": "望山市产业链发展领导小组办公室",
        "issued_on": dt.date(2024, 7, 8),
    }

    def test_its_last_rule_is_the_foot_of_the_type_area_of_the_last_page(self, notice):
        last = notice(**self.parts)[-1]
        head, middle, foot = last.rules(last.black)
        assert foot.bottom == near(FOOT, 0.15)
        assert [rule.weight for rule in (head, middle, foot)] == [near(0.35, 0.05), near(0.25, 0.05), near(0.35, 0.05)]
        assert {(round(rule.left), round(rule.right)) for rule in (head, middle, foot)} in ({(28, 184)}, {(26, 182)})

    def test_copies_end_with_a_stop_and_issuer_and_date_stand_at_the_sides(self, notice):
        last = notice(**self.parts)[-1]
        copies = last.line("抄送：")
        assert copies.size == 14
        margin = round(last.rules(last.black)[0].left)
        assert copies.left - margin == near(CHAR_14, 0.3)
        hanging = last.line("机关。")
        assert hanging.left - copies.left == near(3 * CHAR_14, 0.3)
        issued = last.line("印发")
        assert issued.left - margin == near(CHAR_14, 0.3)
        assert margin + 156 - issued.right == near(CHAR_14, 0.3)
        assert "2024年7月8日印发" in issued.text

    @pytest.mark.parametrize("length", range(0, 28 * 14, 28))
    def test_it_never_stands_in_the_text(self, notice, length):
        pages = notice(paragraphs=[Paragraph(text="产" * (28 * 10 + length))], **self.parts)
        head, _, foot = pages[-1].rules(pages[-1].black)
        assert foot.bottom == near(FOOT, 0.15)
        above = [line for line in pages[-1].body if line.size == 16]
        assert all(line.baseline < head.top for line in above)
        assert not any(page.rules(page.black) for page in pages[:-1])

    def test_after_a_turned_annex_it_stands_on_an_upright_page(self, notice):
        pages = notice(annexes=[Annex(title="指标表", tables=[table(rows=3)], landscape=True)], **self.parts)
        assert pages[-2].page.get_rotation() == 270
        assert pages[-1].page.get_rotation() == 0
        assert pages[-1].rules(pages[-1].black)[-1].bottom == near(FOOT, 0.15)


class TestSignature:
    def test_with_a_seal_the_date_is_four_from_the_right_and_the_organ_above_its_middle(self, notice):
        last = notice(signature="望山市工业和信息化局")[-1]
        organ, date = last.line("望山市工业"), last.line("2024年7月8日")
        edge = margin(last) + 156
        assert edge - date.right == near(4 * CHAR_16, 1)
        assert (organ.left + organ.right) / 2 == near((date.left + date.right) / 2, 0.7)

    def test_a_long_organ_ends_at_the_margin_with_the_date_below_its_middle(self, notice):
        last = notice()[-1]
        organ, date = last.line("望山市产业链发展领导小组办公室"), last.line("2024年7月8日")
        assert organ.right == near(margin(last) + 156, 0.5)
        assert (organ.left + organ.right) / 2 == near((date.left + date.right) / 2, 0.7)

    def test_without_a_seal_the_organ_is_two_from_the_right_and_the_date_begins_two_later(self, notice):
        last = notice(sealed=False)[-1]
        organ, date = last.line("望山市产业链发展领导小组办公室"), last.line("2024年7月8日")
        assert margin(last) + 156 - organ.right == near(2 * CHAR_16, 0.5)
        assert date.left - organ.left == near(2 * CHAR_16, 0.5)

    def test_without_a_seal_a_date_longer_than_the_organ_is_two_from_the_right(self, notice):
        last = notice(sealed=False, signature="链长办")[-1]
        organ, date = last.line("链长办"), last.line("2024年7月8日")
        assert margin(last) + 156 - date.right == near(2 * CHAR_16, 0.7)
        assert date.left - organ.left == near(2 * CHAR_16, 0.5)

    def test_it_is_never_alone_on_a_page(self, notice):
        for lines in range(14, 34):
            last = notice(paragraphs=[Paragraph(text="产" * 28 * lines)])[-1]
            assert any("产产" in line.text for line in last.body), lines

    def test_the_list_of_annexes_stays_together_and_is_not_alone_either(self, notice):
        for lines in range(20, 30):
            pages = notice(paragraphs=[Paragraph(text="产" * 28 * lines)], annexes=TestAnnexes.two)
            [listed] = [page for page in pages if any("附件：1." in line.text for line in page.body)]
            text = "".join(line.text for line in listed.body)
            assert "2.主要指标" in text, lines
            assert "产产" in text, lines
            assert "2024年7月8日" in text, lines


class TestAnnexes:
    two = (
        Annex(title="2024年第二季度产业链链长制工作评价得分和名次表", paragraphs=[Paragraph(text="略")]),
        Annex(title="主要指标完成情况表", paragraphs=[Paragraph(text="略")]),
    )

    def test_the_note_lists_them_below_the_text(self, notice):
        last = next(page for page in notice(annexes=self.two) if any("附件：" in line.text for line in page.lines))
        first, second = last.line("附件：1."), last.line("2.主要指标")
        assert first.left - margin(last) == near(2 * CHAR_16, 0.2)
        assert second.left == near(first.chars[3].x, 0.2), "numbers one below the other"
        wrapped = last.lines[last.lines.index(first) + 1]
        assert wrapped.left == near(first.chars[5].x, 0.3), "a second line below the first character of the name"

    def test_one_annex_has_no_number(self, notice):
        pages = notice(annexes=self.two[1:])
        assert any("附件：主要指标完成情况表" in line.text for page in pages for line in page.lines)
        assert pages[-1].body[0].text == "附件"

    def test_each_begins_on_a_new_page_with_label_and_title(self, notice):
        label, title = notice(annexes=self.two)[-1].body[:2]
        assert (label.text, title.text) == ("附件2", "主要指标完成情况表")
        assert title.size == 22
        assert title.baseline - label.baseline == near(2 * LINE, 1), "the title stands on the third line"
        assert title.left + title.right == near(2 * margin(notice(annexes=self.two)[-1]) + 156, 1)

    def test_a_long_table_repeats_its_head_and_splits_no_row(self, notice):
        pages = [page for page in notice(annexes=[Annex(title="表", tables=[table(rows=60)])]) if page.body]
        with_rows = [page for page in pages if any("产业链0" in line.text for line in page.body)]
        assert len(with_rows) > 1
        for page in with_rows:
            assert any("名次" in line.text for line in page.body)
        found = [char for page in with_rows for line in page.body for char in [line.text] if "产业链0" in char]
        assert len(found) == 60

    @pytest.mark.parametrize("rows", [20, 21])
    def test_a_note_never_stands_on_a_page_without_a_row(self, paper, rows):
        columns = [Column(title="名次", share=6), Column(title="产业链", align="left", share=12)]
        full = PaperTable(
            columns=[*columns, *[Column(title="总分", share=82 / 9)] * 9],
            rows=[["▲1", "高端装备制造", *["10.00"] * 9]] * rows,
            unit="分",
            note="注：括号内为满分；▲为名次上升，▼为名次下降；总分由未取舍的各项得分相加后一次取舍，个别与表中各项得分之和"
            "相差0.01分，以总分为准。",
            small=True,
        )
        pdf = notice_pdf(replace(paper, annexes=[Annex(title="表", tables=[full], landscape=True)]))
        texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
        noted = [text for text in texts if "总分为准" in text]
        assert noted
        assert all("10.00" in text for text in noted)

    @pytest.mark.parametrize("rows", [12, 13, 14, 15, 16, 24])
    def test_a_wide_table_never_leaves_its_title_alone(self, paper, rows):
        columns = [Column(title="名次", share=6), Column(title="产业链", align="left", share=12)]
        full = PaperTable(
            columns=[*columns, *[Column(title="专班工作评议（7）", share=82 / 11)] * 11],
            rows=[["▲1", "高端装备制造", *["10.00"] * 11]] * rows,
            unit="分",
            note="注：1.括号内为满分；2.▲为名次上升，▼为名次下降；3.总分由未取舍的各项得分相加后一次取舍，个别与表中各项得分之和"
            "相差0.02分，以总分为准。",
            small=True,
        )
        pdf = notice_pdf(replace(paper, annexes=[Annex(title="得分和名次表", tables=[full], landscape=True)]))
        texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
        [titled] = [text for text in texts if "得分和名次表" in text and "附件：" not in text]
        assert titled.count("高端装备制造") == rows if rows < 14 else titled.count("高端装备制造") > 9

    def test_a_wide_one_lies_in_an_upright_page_with_its_head_to_the_left(self, notice):
        pages = notice(annexes=[Annex(title="宽表", tables=[table(rows=40)], landscape=True)])
        turned = [page for page in pages if page.page.get_rotation() == 270]
        assert len(turned) > 1
        for page in turned:
            assert (page.width, page.height) == (near(210), near(297))
            left, top, right, bottom = page.extent(page.black, top=30, bottom=FOOT + 2)
            inner = 28 if is_odd(pages, page) else 26
            assert left >= inner - 0.3
            assert right <= inner + 156 + 0.3
            assert (top, bottom) == (near(TOP, 1), near(FOOT, 1))
            dash_left, _, dash_right, _ = page.extent(page.black, top=FOOT + 4)
            if is_odd(pages, page):
                assert 28 + 156 - dash_right == near(CHAR_14, 0.6)
            else:
                assert dash_left - 26 == near(CHAR_14, 0.6)


def test_the_first_page_always_shows_text(notice):
    first = notice(
        organ="府", title="关于" + "产业链链长制工作" * 8 + "的通报", addressee="各县（市、区）人民政府，" * 8
    )[0]
    assert any("产业链产业链" in line.text for line in first.body)


def test_what_is_not_there_yet_leaves_no_trace(notice):
    first, last = (notice(number="", date=None, addressee="", mark="草稿"))[:: len(notice()) - 1]
    assert len(notice(number="", date=None)) == len(notice()), "and no other number of pages"
    assert any("产业链产业链" in line.text for line in first.body)
    assert "None" not in "".join(line.text for line in [*first.lines, *last.lines])
    assert first.line("草稿").baseline < TOP
    assert last.line("草稿").baseline < TOP


def test_the_same_paper_gives_the_same_bytes(paper):
    assert notice_pdf(paper) == notice_pdf(paper)


def test_the_file_says_what_it_is(paper):
    told = PdfReader(io.BytesIO(notice_pdf(paper))).metadata
    assert told.title == "关于2024年第二季度产业链链长制工作评价情况的通报"
    assert told.author == "望山市产业链发展领导小组办公室"
    assert told["/CreationDate"].startswith("D:20240708")


HOSTILE = '"><svg onload=alert(1)><img src="http://127.0.0.1:9/x">{{7*7}}{% now "Y" %}'


def test_S16_markup_in_every_part_stays_text(paper):
    hostile = NoticePaper(
        organ=HOSTILE,
        number=HOSTILE,
        title=HOSTILE,
        addressee=HOSTILE,
        paragraphs=[Paragraph(text=HOSTILE, lead=HOSTILE, level=2)],
        signature=HOSTILE,
        date=None,
        publicity=HOSTILE,
        copies=HOSTILE,
        issuer=HOSTILE,
        mark=HOSTILE,
        annexes=[
            Annex(
                title=HOSTILE,
                tables=[
                    PaperTable(
                        columns=[Column(title=HOSTILE, group=HOSTILE)],
                        rows=[[Cell(text=HOSTILE)]],
                        caption=HOSTILE,
                        unit=HOSTILE,
                        note=HOSTILE,
                    )
                ],
            )
        ],
    )
    html = notice_html(hostile)
    assert "<svg" not in html
    assert "<img" not in html
    assert "49" not in html
    assert "{{7*7}}" in html
    assert notice_pdf(hostile).startswith(b"%PDF")


def table(*, rows: int) -> PaperTable:
    return PaperTable(
        columns=[
            Column(title="名次", share=10),
            Column(title="产业链", align="left"),
            Column(title="得分", align="right"),
        ],
        rows=[[str(number), f"产业链{number:03}", "87.65"] for number in range(1, rows + 1)],
        unit="分",
    )


def margin(page: object) -> float:
    """The left margin of a page: that of its page number's side."""
    number = next(line for line in page.lines if line.baseline > FOOT)
    return 28 if number.left > 100 else 26


def is_odd(pages: list, page: object) -> bool:
    return pages.index(page) % 2 == 0
