"""Trying an import of records: what each row would enter or change, or whether a person must say that two are one.

Everything is asked of the database once for the whole workbook, and only of what the account may see.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chains.models import Belonging, Chain
from chains.queries.doubles import alike_to
from chains.queries.import_facts import take_facts
from chains.queries.import_lines import NEW, Change, Line, RecordTrial
from chains.queries.import_links import named_rows, unknown_names
from chains.queries.sight import Sight
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Choice, Contact, Link, YesNo
from chains.registers.rows import CHAINS, NAME, RecordsRead
from chains.rules.likeness import bare, is_parted
from chains.rules.shares import named_shares
from config.lib.collector import collector_at_rest
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue

NAMED = 10
"""Of so many strange names of a column it is said what they are near to; each is looked for."""
NOTHING: tuple[Any, ...] = (None, "", [], ())

Watch = Callable[[int, int], None]
"""Told now and then how many rows of how many are done; it may raise to stop the work."""


def trial_of(
    read: RecordsRead, sight: Sight, *, chain: int | None, said: Mapping[str, str], watch: Watch | None = None
) -> RecordTrial:
    """Hold what was read against the records that the account sees; touches nothing.

    ``chain``: to which the new rows belong that name none. ``said``: by a row's ``place``, NEW or a record's key.
    """
    with collector_at_rest():
        return _Trying(read, sight, chain, said, watch).done()


class _Trying:
    def __init__(
        self, read: RecordsRead, sight: Sight, chain: int | None, said: Mapping[str, str], watch: Watch | None
    ) -> None:
        self._read, self._sight, self._chain, self._said, self._watch = read, sight, chain, said, watch
        self._register = sight.register
        self._trial = RecordTrial(mistakes=list(read.mistakes), remarks=list(read.remarks))
        self._bad: set[tuple[str, str]] = set()

    def done(self) -> RecordTrial:
        self._trial.lines = [Line(row) for row in self._read.rows]
        self._read_values()
        self._link()
        self._find_by_key()
        self._find_by_code()
        self._find_alike()
        self._refuse_twice()
        self._find_twins()
        self._take_chains()
        self._compare()
        self._point_out_blanks()
        self._trial.differences = take_facts(self._read.begun, self._trial.lines, self._sight)
        self._refuse_taken_codes()
        self._stamp()
        self._trial.mistakes.sort()
        return self._trial

    def _wrong(self, line: Line, code: str, sentence: str) -> None:
        self._bad.add((line.read.place, code))
        self._trial.mistakes.append(line.read.mistake(code, sentence))

    def _read_values(self) -> None:
        """Every cell read by the kind of its column; the same text of a choice is read once."""
        rows, columns = len(self._trial.lines), (*self._read.columns, *self._read.begun)
        for number, column in enumerate(columns):
            if self._watch:
                self._watch(rows * number // len(columns), rows)
            self._read_column(column)

    def _read_column(self, column: Column) -> None:
        known: dict[str, Any] = {}
        remembers = isinstance(column.kind, Choice | Link | YesNo)
        code, read = column.code, column.kind.read
        for line in self._trial.lines:
            cell = line.read.cells.get(code)
            if cell is None:
                continue
            plain = remembers and isinstance(cell.value, str) and not cell.formula
            try:
                if plain and cell.text in known:
                    value = known[cell.text]
                else:
                    value = read(cell)
                    if plain:
                        known[cell.text] = value
            except BadValue as error:
                self._wrong(line, code, str(error))
            else:
                line.values[code] = value

    def _link(self) -> None:
        """Names of other rows become these rows, of those that the account may see."""
        for column in self._read.columns:
            if not isinstance(column.kind, Link):
                continue
            asked = {line.values[column.code] for line in self._trial.lines if line.values.get(column.code)}
            found = named_rows(column.kind, asked, self._sight.account)
            wrong = sorted(asked - found.keys())
            said = unknown_names(column, column.kind, wrong[:NAMED], self._sight.account) if wrong else {}
            said |= dict.fromkeys(wrong[NAMED:], _("Nothing that may be chosen has this name. Choose one that exists."))
            for line in self._trial.lines:
                if column.code not in line.values:
                    continue
                name = line.values[column.code] or ""
                line.values[column.code] = found.get(name)
                if name and name not in found:
                    self._wrong(line, column.code, said[name])

    def _records(self) -> models.QuerySet[Any]:
        links = [one.code for one in self._read.columns if isinstance(one.kind, Link) and not one.own]
        rows = self._sight.records()
        return rows.select_related(*links) if links else rows

    def _find_by_key(self) -> None:
        keys: dict[UUID, Line] = {}
        for line in self._trial.lines:
            if not line.read.key:
                continue
            line.sure = True
            try:
                key = UUID(line.read.key)
            except ValueError:
                self._wrong(line, "", _gone())
                continue
            if key in keys:
                self._wrong(line, "", _twice(keys[key]))
            keys.setdefault(key, line)
        found = {record.pk: record for record in self._records().filter(pk__in=list(keys))} if keys else {}
        for key, line in keys.items():
            line.record = found.get(key)
            if line.record is None:
                self._wrong(line, "", _gone())

    def _find_by_code(self) -> None:
        key = self._register.key
        if not key or self._sight.column(key) is None:
            return
        asked: dict[str, list[Line]] = defaultdict(list)
        for line in self._trial.lines:
            if not line.sure and line.values.get(key):
                asked[line.values[key]].append(line)
        found: dict[str, list[Any]] = defaultdict(list)
        for record in self._records().filter(**{f"{key}__in": list(asked)}) if asked else ():
            found[getattr(record, key)].append(record)
        for code, lines in asked.items():
            for line in lines:
                if len(found[code]) == 1:
                    line.record = found[code][0]
                elif found[code]:
                    self._ask(line, found[code])

    def _find_alike(self) -> None:
        """New rows whose name is alike to that of a record; where both have a code and it differs, they are two."""
        key = self._register.key
        asked: dict[str, list[Line]] = defaultdict(list)
        for line in self._trial.lines:
            if line.is_new and not line.sure and not line.alike and line.values.get(NAME):
                asked[bare(line.values[NAME])].append(line)
        taken = {line.record.pk for line in self._trial.lines if line.record}
        for text, records in alike_to(self._sight, NAME, asked.keys()).items():
            for line in asked[text]:
                code = line.values.get(key) if key and key != NAME else None
                free = [one for one in records if one.pk not in taken]
                alike = [one for one in free if not code or getattr(one, key) in ("", code)]
                if alike:
                    self._ask(line, alike)

    def _ask(self, line: Line, alike: Sequence[Any]) -> None:
        line.alike = list(alike)
        said = self._said.get(line.read.place, "")
        line.record = next((one for one in alike if str(one.pk) == said), None)
        line.said = said if said == NEW or line.record else ""

    def _refuse_twice(self) -> None:
        """Two rows of the workbook that are one record: by the record, by the code, by the name."""
        first: dict[tuple[str, Any], Line] = {}
        key = self._register.key
        for line in self._trial.lines:
            code = line.values.get(key) if key else None
            marks: list[tuple[str, Any]] = [("code", bare(str(code)))] if code else []
            if line.record:
                marks.append(("record", line.record.pk))
            elif not code and not line.sure and line.name:
                marks.append(("name", bare(line.name)))
            for mark in marks:
                if mark in first and first[mark] is not line:
                    self._wrong(line, key if mark[0] == "code" else NAME, _twice(first[mark]))
                    break
                first.setdefault(mark, line)
            if code and line.is_new:
                first.setdefault(("name", bare(line.name)), line)

    def _find_twins(self) -> None:
        """Rows of other codes with one name, but for brackets, blanks and width; what has no code is refused before."""
        named: dict[str, list[Line]] = defaultdict(list)
        for line in self._trial.lines:
            if line.values.get(NAME):
                named[bare(line.values[NAME])].append(line)
        key = self._register.key
        for lines in named.values():
            codes = {line.values.get(key) for line in lines} if key and key != NAME else set()
            if len(codes - {None, ""}) > 1 and any(line.is_new for line in lines):
                self._trial.twins.append(tuple(lines))

    def _take_chains(self) -> None:
        """What each row says of its chains, among those that the account sees and keeps."""
        seen = {bare(chain.name): chain for chain in Chain.objects.filter(pk__in=self._sight.chains)}
        kept = [chain for chain in seen.values() if chain.pk in self._sight.keeps]
        pks = [line.record.pk for line in self._trial.lines if line.record]
        held: dict[UUID, dict[int, Decimal | None]] = defaultdict(dict)
        for belonging in Belonging.objects.filter(record__in=pks) if pks else ():
            held[belonging.record][belonging.chain_id] = belonging.share
        for line in self._trial.lines:
            now = held[line.record.pk] if line.record else {}
            if line.record and not self._sight.may_keep(now.keys()):
                line.barred = True
                continue
            cell = line.read.cell(CHAINS)
            try:
                named = self._named_chains(cell, seen, kept, now)
                line.chains = self._wanted(line, named, now)
                line.on = self._of_facts(line, named, now)
                self._refuse_more_than_all(line, now)
            except BadValue as error:
                self._wrong(line, CHAINS, str(error))
            if line.record and line.chains is not None:
                line.moves = line.chains != {pk: share for pk, share in now.items() if pk in self._sight.keeps}

    def _named_chains(
        self, cell: Cell, seen: Mapping[str, Chain], kept: Sequence[Chain], now: Mapping[int, Decimal | None]
    ) -> dict[int, Decimal | None]:
        named: dict[int, Decimal | None] = {}
        for name, share in named_shares(cell.text):
            chain = seen.get(bare(name))
            if chain is None or (chain.pk not in self._sight.keeps and chain.pk not in now):
                raise BadValue(
                    _("“%(name)s” is none of the chains that you keep: %(chains)s.")
                    % {"name": name[:30], "chains": "、".join(one.name for one in kept)}
                )
            if share is not None and not 0 < share <= 100:
                raise BadValue(_("A share is more than 0 and at most 100 per cent."))
            named[chain.pk] = share
        return named

    def _wanted(
        self, line: Line, named: Mapping[int, Decimal | None], now: Mapping[int, Decimal | None]
    ) -> dict[int, Decimal | None] | None:
        """To which of the kept chains the record is to belong; None: as it does."""
        wanted = {pk: share for pk, share in named.items() if pk in self._sight.keeps}
        if line.record is not None:
            if not wanted:
                return None
            return wanted if line.sure else {pk: now[pk] for pk in now if pk in self._sight.keeps} | wanted
        if not wanted and self._chain in self._sight.keeps:
            wanted = {self._chain: None}
        if not wanted and not self._sight.everything:
            raise BadValue(_("Name the chain to which the record belongs, or choose it when you hand the workbook in."))
        return wanted

    def _of_facts(self, line: Line, named: Collection[int], now: Collection[int]) -> frozenset[int]:
        """On which kept chains the facts of the row are: those it names, else the import's, else the record's."""
        if named:
            return self._sight.keeps & frozenset(named)
        kept = self._sight.keeps & frozenset(now if line.chains is None else line.chains)
        return frozenset({self._chain}) if self._chain in kept else kept

    def _refuse_more_than_all(self, line: Line, now: Mapping[int, Decimal | None]) -> None:
        if line.chains is None:
            return
        shares = {pk: share for pk, share in now.items() if pk not in self._sight.keeps} | line.chains
        total = sum((share for share in shares.values() if share is not None), Decimal(0))
        if total > 100:
            raise BadValue(
                _("The shares of the chains come to %(sum)s%%, which is more than the whole. Lower one of them.")
                % {"sum": f"{total.normalize():f}"}
            )

    def _compare(self) -> None:
        """What changes of the records that are there, and what a new one lacks."""
        required = [column for column in self._sight.columns if column.required and column.is_typed]
        for line in self._trial.lines:
            for column in self._read.columns:
                self._compare_cell(line, column)
            if line.barred and line.changes:
                sentence = _("You may see this record, but its chain office keeps it. Take the row out.")
                self._wrong(line, line.changes[0].column.code, sentence)
            for column in required:
                said = line.values.get(column.code) not in NOTHING
                lacking = not said if line.is_new else column.code in line.values and not said
                if lacking and (line.read.place, column.code) not in self._bad and (line.is_new or line.sure):
                    self._wrong(line, column.code, _("“%(name)s” must be given.") % {"name": column.label})

    def _compare_cell(self, line: Line, column: Column) -> None:
        if column.code not in line.values:
            return
        value = line.values[column.code]
        covered = column.guard is Guard.CONTACT and isinstance(column.kind, Contact) and "*" in str(value or "")
        if line.record is None:
            if covered:
                self._wrong(line, column.code, _covered())
            return
        was = column.of(line.record)
        if covered:
            if value != column.shown(line.record):
                self._wrong(line, column.code, _covered())
            del line.values[column.code]
        elif value in NOTHING and (was in NOTHING or not line.sure):
            del line.values[column.code]
        elif value != was:
            becomes = column.kind.masked(value) if isinstance(column.kind, Contact) else column.kind.show(value)
            line.changes.append(Change(column, column.shown(line.record), becomes))

    def _point_out_blanks(self) -> None:
        """Blanks within a name that is new, which a list shows as it stands and nobody types when looking for it."""
        parted = [
            line
            for line in self._trial.lines
            if is_parted(line.name) and (line.is_new or any(one.column.code == NAME for one in line.changes))
        ]
        if parted:
            rows = [_("row %(row)d, “%(name)s”") % {"row": line.read.row, "name": line.name} for line in parted[:NAMED]]
            said = {"count": len(parted), "rows": "、".join(rows) + ("…" if len(parted) > NAMED else "")}
            self._trial.remarks.append(
                ngettext(
                    "%(count)d name has a blank within; take it out if none belongs there: %(rows)s.",
                    "%(count)d names have blanks within; take them out if none belong there: %(rows)s.",
                    len(parted),
                )
                % said
            )

    def _refuse_taken_codes(self) -> None:
        """A code that a standing record has already is forced to be one of its kind, whoever sees that record."""
        for code in _unique(self._register.model):
            asked = {
                line.values[code]: line
                for line in self._trial.lines
                if line.values.get(code) and (line.is_new or any(one.column.code == code for one in line.changes))
            }
            if not asked:
                continue
            rows = self._register.model._default_manager.filter(removed_at=None, **{f"{code}__in": list(asked)})
            for pk, value in rows.values_list("pk", code):
                line = asked[value]
                if line.record is None or line.record.pk != pk:
                    self._wrong(line, code, _taken())

    def _stamp(self) -> None:
        """The records in question and their versions, whatever is said of likely doubles."""
        parts = []
        for line in self._trial.lines:
            records = line.alike or ([line.record] if line.record else [])
            parts.append(f"{line.read.place}:" + ",".join(sorted(f"{one.pk}:{one.version}" for one in records)))
            if not line.alike:
                parts += [f"{line.read.place}:{one.column.code}:{one.chain.pk}:{one.value}" for one in line.begins]
        self._trial.stamp = hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


def _unique(model: type[models.Model]) -> Collection[str]:
    return [
        one.fields[0]
        for one in model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and len(one.fields) == 1
    ]


def _gone() -> str:
    """The same for a key that nothing has and for one that is not the account's to know (S4)."""
    return _(
        "There is no such record, or it is not yours. Take the workbook anew, or clear the hidden first cell of the row"
        " to enter it as a new record."
    )


def _twice(first: Line) -> str:
    return _("Row %(row)d of sheet “%(sheet)s” is the same record. Keep one of the two rows.") % {
        "row": first.read.row,
        "sheet": first.read.sheet,
    }


def _taken() -> str:
    return _(
        "This code is kept for a record already. Correct the code; if it is right, ask the leading-group office to let"
        " the record belong to your chain too."
    )


def _covered() -> str:
    return _("This contact is covered by stars. Leave the cell as it came, or write the whole contact.")
