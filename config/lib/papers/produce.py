"""Paper objects to HTML and PDF. The same paper gives the same bytes."""

from __future__ import annotations

from django.template.loader import render_to_string

from config.lib.papers.listing import ListPaper
from config.lib.papers.notice import NoticePaper
from config.lib.papers.report import ReportPaper
from config.lib.pdf import Watch, render_pdf


def notice_html(paper: NoticePaper) -> str:
    """The notice as the HTML it is laid out from."""
    return render_to_string("papers/notice.html", {"paper": paper, "layout": paper.layout})


def notice_pdf(paper: NoticePaper) -> bytes:
    """The notice in the format of GB/T 9704-2012."""
    return render_pdf(notice_html(paper), turned=True)


def list_pdf(paper: ListPaper, *, watch: Watch | None = None) -> bytes:
    """The list, its head repeated, on sheets as large as its columns need; ``watch`` is told the pages laid out."""
    html = render_to_string("papers/list.html", {"paper": paper, "laid_out": paper.laid_out()})
    return render_pdf(html, watch=watch)


def report_html(paper: ReportPaper) -> str:
    """The report as the HTML it is laid out from."""
    return render_to_string("papers/report.html", {"paper": paper})


def report_pdf(paper: ReportPaper) -> bytes:
    """The report on A4."""
    return render_pdf(report_html(paper))
