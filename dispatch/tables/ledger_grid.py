"""The rows of a ledger as the page shows them: every figure already written as people read it.

The template and the page's script show the same row, so both get it from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, pgettext

from config.lib import numbers
from dispatch.enums import CellState, EntrySource, IndicatorForm, IndicatorKind, Level, Light
from dispatch.queries.rows import SheetRow
from dispatch.rules.cells import Content
from dispatch.services.refusals import Moved

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Message:
    """Something said below a row; ``level`` is error, warning, explained, returned or words.

    ``takes``: what the registers count can be taken over here.
    """

    level: str
    text: str
    takes: bool = False


@dataclass(frozen=True)
class GridRow:
    """One indicator as it is shown. ``plain`` is the figure (or the words) in its one plain spelling, ``text`` the same
    as it stands in the field, ``shown`` as it is read; ``blocks`` says what stands in the way of the submission.
    ``until``: to which month ``to_date`` goes where this month has no figure yet.
    ``counted`` is what the registers count, as it is read and in its plain spelling; ``stale``: it was another figure
    when the cell was saved. ``was`` is what ``changed`` is told against."""

    code: str
    name: str
    short_name: str
    names: list[str]
    group: str
    unit: str
    basis: str
    form: str
    kind: str
    version: int
    plain: str
    text: str
    shown: str
    note: str
    last: str
    was: str
    month: str
    to_date: str
    until: str
    lacking: str
    target: str
    share: str
    time: str
    lead: str
    light: str
    light_word: str
    months: list[str]
    state: str
    state_word: str
    messages: list[Message]
    returned: str
    needs_note: bool
    blocks: str
    changed: bool
    demonstration: bool
    correction: str
    trace: str
    counted: str
    counted_plain: str
    stale: bool

    @property
    def in_words(self) -> bool:
        return self.form == IndicatorForm.WORDS

    @property
    def is_milestone(self) -> bool:
        return self.form == IndicatorForm.MILESTONE

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def grid_row(row: SheetRow, *, since_return: bool = False, to_fill: bool = True, judged: bool = False) -> GridRow:
    """One row as it is shown.

    ``since_return``: what changed is counted from the last return, else from last month. ``to_fill``: the reader may
    fill it. ``judged``: it has been accepted, so that what the checks find now (later months may have changed) is not
    for the reader to mend.
    """
    indicator = row.indicator
    state = _judged_state(row) if judged else row.state
    until = row.known_until
    return GridRow(
        code=indicator.code,
        name=indicator.name,
        short_name=indicator.short_name,
        names=[indicator.name, indicator.short_name, *indicator.other_names],
        group=indicator.group,
        unit=indicator.unit,
        basis=basis(row),
        form=indicator.form,
        kind=indicator.kind,
        version=row.version,
        plain=plain(row.value, row.words),
        text=_text(row),
        shown=row.words or figure(row, row.value),
        note=row.note,
        last=figure(row, row.last_month),
        was=_was(row, since_return=since_return),
        month=figure(row, row.month_figure),
        to_date=figure(row, row.to_date if until is None else row.known_to_date),
        until="" if until is None else gettext("to month %(month)s") % {"month": until.month},
        lacking=_lacking(row),
        target=figure(row, row.target),
        share=_percent(row.share),
        time=_time(row),
        lead=signed(row.lead),
        light=row.light,
        light_word=_light_word(row),
        months=[figure(row, value) for value in row.months],
        state=state,
        state_word=state_word(state) if to_fill or state != CellState.GOOD else pgettext("state of a cell", "Filled"),
        messages=_messages(row, to_fill=to_fill, judged=judged),
        returned=row.returned_because,
        needs_note=state == CellState.WARNED,
        blocks=row.obstacles[0].sentence if row.obstacles else "",
        changed=_changed(row, since_return=since_return),
        demonstration=row.source == EntrySource.DEMONSTRATION,
        correction=figure(row, row.correction.after) if row.correction else "",
        trace=_trace(row),
        counted="" if row.counted is None else indicator.measure.shown(row.counted),
        counted_plain="" if row.counted is None else plain(row.counted, ""),
        stale=row.counted is not None and row.entry is not None and row.entry.counted not in {None, row.counted},
    )


def groups(rows: Iterable[GridRow]) -> list[tuple[str, list[GridRow]]]:
    """The rows under the heads of their groups, in their order."""
    return [(group, list(members)) for group, members in groupby(rows, key=lambda row: row.group)]


def moved_cell(moved: Moved) -> dict[str, Any]:
    """A cell that somebody else saved meanwhile, for the page to show beside one's own."""
    return {
        "code": moved.code,
        "plain": plain(moved.value, moved.words),
        "text": plain(moved.value, moved.words),
        "note": moved.note,
        "version": moved.version,
        "by": moved.entered_by,
        "at": f"{timezone.localtime(moved.entered_at):%m-%d %H:%M}" if moved.entered_at else "",
    }


def plain(value: Decimal | None, words: str) -> str:
    """A figure in its one plain spelling: 1,234.50 is 1234.5."""
    return words if value is None else numbers.plain(value)


def basis(row: SheetRow) -> str:
    """What is to be entered: the month's own figure or the year's so far."""
    if row.indicator.form == IndicatorForm.WORDS:
        return pgettext("basis of a figure", "Words")
    if row.indicator.form == IndicatorForm.MILESTONE:
        return pgettext("basis of a figure", "Reached or not")
    return {
        IndicatorKind.FLOW: pgettext("basis of a figure", "Month alone"),
        IndicatorKind.CUMULATIVE: pgettext("basis of a figure", "Year so far"),
        IndicatorKind.STOCK: pgettext("basis of a figure", "Month's end"),
        IndicatorKind.GROWTH_RATE: pgettext("basis of a figure", "Rate of the year so far"),
    }[IndicatorKind(row.indicator.kind)]


def state_word(state: CellState) -> str:
    """What the state of a cell is called in its row."""
    return {
        CellState.RETURNED: pgettext("state of a cell", "Returned"),
        CellState.WRONG: pgettext("state of a cell", "Wrong"),
        CellState.WARNED: pgettext("state of a cell", "Explain"),
        CellState.MISSING: pgettext("state of a cell", "Not filled"),
        CellState.EXPLAINED: pgettext("state of a cell", "Explained"),
        CellState.GOOD: pgettext("state of a cell", "Saved"),
    }[state]


def figure(row: SheetRow, value: Decimal | None) -> str:
    """A figure of the row's indicator with its places and thousands; none at all is a dash."""
    if value is None:
        return numbers.NOTHING
    if row.indicator.form == IndicatorForm.MILESTONE and value in {0, 1}:
        return pgettext("milestone", "Yes") if value else pgettext("milestone", "No")
    return numbers.show(value, max(row.indicator.decimals, numbers.places(value)))


def signed(value: Decimal | None) -> str:
    """A difference with its sign, so that its direction does not hang on colour."""
    return numbers.NOTHING if value is None else numbers.signed(value, 1)


def _text(row: SheetRow) -> str:
    if row.value is None or row.indicator.form == IndicatorForm.MILESTONE:
        return plain(row.value, row.words)
    # What stands in a field is copied into workbooks, which know the hyphen alone.
    return figure(row, row.value).replace("−", "-")


def _changed(row: SheetRow, *, since_return: bool) -> bool:
    if not since_return:
        return row.is_reported and row.value != row.last_month
    return row.changed_since_return or (row.entry is not None and row.entry.reviewed_version is None)


def _was(row: SheetRow, *, since_return: bool) -> str:
    """What stood here last month, or when the ledger was returned: as it is now where nothing was saved since."""
    if not since_return:
        return figure(row, row.last_month)
    if row.before is not None:
        return row.before.words or figure(row, row.before.value)
    returned = row.entry is not None and row.entry.reviewed_version is not None
    return row.words or figure(row, row.value) if returned else numbers.NOTHING


def _percent(share: Decimal | None) -> str:
    return numbers.NOTHING if share is None else f"{numbers.show(share * HUNDRED, 1)}%"


def _time(row: SheetRow) -> str:
    if row.target is None or row.indicator.form != IndicatorForm.NUMBER:
        return numbers.NOTHING
    return pgettext("time progress", "Whole year") if row.time_progress == 1 else _percent(row.time_progress)


def _light_word(row: SheetRow) -> str:
    if row.light != Light.GREY:
        return str(row.light.label)
    if row.indicator.form == IndicatorForm.WORDS:
        return pgettext("light", "Judged by raters")
    if row.target is None:
        return pgettext("light", "No target")
    if not row.is_reported:
        return pgettext("light", "Not reported")
    return str(row.light.label)


def _lacking(row: SheetRow) -> str:
    """Why there is no figure of the year so far."""
    others = [month for month in row.missing if month != row.month]
    if row.to_date is not None or not others or not row.is_reported:
        return ""
    months = "、".join(str(month.month) for month in others)
    return gettext("No figure for month %(months)s, so the year so far is not known.") % {"months": months}


def _judged_state(row: SheetRow) -> CellState:
    return CellState.GOOD if row.is_reported else CellState.MISSING


def _messages(row: SheetRow, *, to_fill: bool, judged: bool) -> list[Message]:
    said = [Message("words", row.words)] if row.words and not to_fill else []
    if row.returned_because:
        said.append(Message("returned", gettext("Returned: %(reason)s") % {"reason": row.returned_because}))
    for finding in () if judged else row.findings:
        if finding.check in {"returned", "reported"}:
            continue
        level = "explained" if finding.level == Level.WARNING and not finding.stops else finding.level.value
        said.append(Message(level, finding.sentence, takes=to_fill and finding.check == "counted"))
    said += _overruled(row)
    if row.correction:
        text = gettext("A correction to %(figure)s has been asked for and is being decided.")
        said.append(Message("explained", text % {"figure": figure(row, row.correction.after)}))
    if row.before and not judged:
        said.append(Message("explained", _since_return(row, row.before)))
    lacking = _lacking(row)
    return [*said, Message("explained", lacking)] if lacking else said


def _overruled(row: SheetRow) -> list[Message]:
    """What the registers counted where another figure was accepted. What they propose stands beside the name."""
    if row.overruled is None or any(finding.check == "counted" for finding in row.findings):
        return []
    text = gettext("The registers counted %(figure)s when this figure was entered in its place.")
    return [Message("explained", text % {"figure": row.indicator.measure.shown(row.overruled)})]


def _since_return(row: SheetRow, before: Content) -> str:
    """What stood here when the ledger was returned, so that a reviewer need not remember it."""
    if (before.value, before.words) == (row.value, row.words):
        return gettext("Since the return only the note has changed.")
    was = before.words or figure(row, before.value)
    return gettext("Changed since the return: it was %(figure)s.") % {"figure": was}


def _trace(row: SheetRow) -> str:
    """Who entered what stands here, when, and how."""
    if row.entry is None or row.entered_at is None:
        return ""
    return gettext("%(source)s by %(name)s, %(time)s") % {
        "source": EntrySource(row.source).label,
        "name": row.entered_by,
        "time": f"{timezone.localtime(row.entered_at):%Y-%m-%d %H:%M}",
    }
