"""A notice of two pages beside WeasyPrint's own time on the same HTML, and fifty papers in one process."""

from __future__ import annotations

import datetime as dt

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.measure import in_turn, memory_mb, report
from config.lib.papers import Annex, Column, NoticePaper, PaperTable, Paragraph, notice_html, notice_pdf
from config.lib.pdf.fetch import OwnFilesOnly

ROUNDS = 8
PAPERS = 50


def main() -> None:
    """Time of one, memory of fifty."""
    paper = _notice()
    html, fonts = notice_html(paper), FontConfiguration()

    def floor() -> None:
        HTML(string=html, base_url="static:", url_fetcher=OwnFilesOnly()).write_pdf(font_config=fonts)

    ours, alone = in_turn(lambda: notice_pdf(paper), floor, rounds=ROUNDS)
    what = "WeasyPrint on the same HTML"
    report("a notice of two pages", ours=ours.median, floor=alone.median, allowed=2, what=what)
    held = []
    for number in range(1, PAPERS + 1):
        notice_pdf(paper)
        if number % 10 == 0:
            held.append(f"{memory_mb():.0f}")
    print(f"{PAPERS} papers in one process: most memory held after every tenth, in MB: {' '.join(held)}")


def _notice() -> NoticePaper:
    sentence = "全市12条重点产业链围绕年度目标任务攻坚突破，主要指标总体好于时间进度，部分指标仍需加力。"
    rows = [[str(n), f"产业链{n}", f"{95 - n}.00"] for n in range(1, 13)]
    columns = [Column(title="名次", align="center"), Column(title="产业链"), Column(title="总分", align="right")]
    return NoticePaper(
        organ="产业链链长制工作办公室文件",
        number="测链办〔2024〕1号",
        title="关于2024年第二季度产业链链长制工作\n评价情况的通报",
        addressee="各县（市、区）人民政府",
        paragraphs=[Paragraph(text="一、总体情况", level=1), *[Paragraph(text=sentence * 2) for _ in range(4)]],
        signature="产业链链长制工作办公室",
        date=dt.date(2024, 7, 18),
        annexes=[Annex(title="得分和名次表", tables=[PaperTable(columns=columns, rows=rows)])],
    )
