from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chains.documents.record_paper import RecordPaper, record_paper
from chains.enums import Act
from chains.queries.record_rows import with_chains
from chains.queries.sight import Sight
from chains.registers.columns import Column
from config.lib import clock
from config.lib.pdf import Watch
from config.lib.refusals import Refused
from offices.permissions import standing_of
from offices.services.trail import record as note

MOST_CELLS = 40_000
"""What is laid out as one paper: 3,000 rows of 12 columns are some 220 pages, a minute's work and 800 MB of memory."""


@transaction.atomic
def print_records(
    *,
    sight: Sight,
    rows: QuerySet[Any],
    columns: Sequence[Column],
    title: str,
    unit_line: str = "",
    asked: Mapping[str, Sequence[str]] | None = None,
    watch: Watch | None = None,
) -> bytes:
    """Let the account take these rows of its sight away on paper, all of them. Leaves one entry in the trail.

    ``sight`` is reckoned as of the day of the rows, which the paper says; ``watch`` is told each page that is laid out.
    Raises Refused where the rows are too many for paper.
    """
    most = MOST_CELLS // len(columns)
    records = list(rows[: most + 1])
    if len(records) > most:
        raise Refused(
            _("The list has more than %(most)d rows, too many for paper. Choose one chain, or take it as a workbook.")
            % {"most": most}
        )
    made = record_paper(
        RecordPaper(
            title=title,
            columns=tuple(columns),
            records=tuple(with_chains(records, sight)),
            unit_line=unit_line,
            by=f"{sight.account.person.name}（{standing_of(sight.account).title}）",
            at=clock.now(),
            on=sight.holds_on,
        ),
        watch=watch,
    )
    note(
        by=sight.account,
        act=Act.RECORDS_EXPORT,
        on=ContentType.objects.get_for_model(sight.register.model),
        label=str(sight.register.title),
        after={
            "register": sight.register.code,
            "rows": len(records),
            "columns": [one.code for one in columns],
            "asked": {name: list(texts) for name, texts in (asked or {}).items()},
            "as": "pdf",
        },
    )
    return made
