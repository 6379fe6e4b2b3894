"""Papers an office sends out: notices in the national format, reports."""

from config.lib.papers.listing import ListPaper
from config.lib.papers.notice import Annex, NoticePaper, Paragraph
from config.lib.papers.produce import list_pdf, notice_html, notice_pdf, report_html, report_pdf
from config.lib.papers.report import KeyFigure, ReportPaper, Section
from config.lib.papers.table import Cell, Column, PaperTable

__all__ = [
    "Annex",
    "Cell",
    "Column",
    "KeyFigure",
    "ListPaper",
    "NoticePaper",
    "PaperTable",
    "Paragraph",
    "ReportPaper",
    "Section",
    "list_pdf",
    "notice_html",
    "notice_pdf",
    "report_html",
    "report_pdf",
]
