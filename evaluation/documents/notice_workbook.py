"""The annexes of a notice as a workbook: the same tables, numbers as numbers."""

from __future__ import annotations

import datetime as dt

from config.lib.periods import date_label
from config.lib.xlsx.writing import Properties, Table, workbook_bytes
from evaluation.documents.notice_paper import DEMONSTRATION
from evaluation.documents.notice_tables import (
    indicator_tables,
    scheme_sentences,
    scheme_table,
    score_table,
)
from evaluation.documents.tables import DataTable, in_workbook
from evaluation.rules.notice_words.facts import NoticeFacts, NoticeText


def notice_as_workbook(*, text: NoticeText, facts: NoticeFacts, made_at: dt.datetime) -> bytes:
    """The annexes of the notice, a sheet for each table; below each whose it is."""
    remarks = [_origin(text)] + [f"{DEMONSTRATION}，不作为正式评价依据"] * facts.demonstration
    label = facts.quarter.label
    tables = indicator_tables(facts.city)

    def sheet(table: DataTable, title: str, *more: str) -> Table:
        return in_workbook(table, title=title, remarks=[*more, *remarks])

    return workbook_bytes(
        [
            sheet(score_table(facts), f"附件1　{label}产业链得分和名次表"),
            *(sheet(table, f"附件2　{label}各产业链指标完成情况（{table.name}）") for table in tables),
            sheet(scheme_table(facts), f"附件3　{facts.scheme.title}", *scheme_sentences(facts)),
        ],
        Properties(title=f"{text.title}附件", creator=text.organ, created=made_at),
    )


def _origin(text: NoticeText) -> str:
    signed = date_label(text.signed_on) if text.signed_on else ""
    return f"《{text.title}》（{'，'.join(filter(None, [text.number, signed]))}）附件" if text.number else text.title
