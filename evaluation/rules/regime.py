"""Reading a regime: the files that fill the system for one place and one year.

A regime is a folder: ``regime.toml`` (what, when, by which document; months; the words of notices),
``organisations.toml``, ``chains.toml``, ``indicators.toml`` and ``schemes/*.toml``; if it likes, ``records.toml`` and
``lists.toml`` for the registers. A folder of ``regime.toml`` and ``lists.toml`` alone brings lists that any place may
take over. ``docs/regimes.md`` says how to write one. All errors are found at once, each with file, line, field and what
to do.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from chains.enums import AssignmentRole
from chains.rules.facts import ChainFacts, ListFacts, RecordFacts
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.rules.deadlines import MonthRule
from dispatch.rules.facts import CityTargetFacts, IndicatorFacts
from evaluation.rules.errors import SchemeError
from evaluation.rules.regime_registers import LISTS, RECORDS, named_list, record
from evaluation.rules.table import Table, as_decimal
from evaluation.rules.toml_lines import Lines
from offices.enums import OrganisationKind, PostKind
from offices.rules.facts import OrganisationFacts, PostFacts

Fact = TypeVar("Fact")

MAIN = "regime.toml"
ORGANISATIONS = "organisations.toml"
CHAINS = "chains.toml"
INDICATORS = "indicators.toml"


@dataclass(frozen=True)
class NoticeWords:
    """What the notices of the place have in common; ``{period}`` in the basis stands for the quarter."""

    organ: str
    organ_mark: str
    addressees: str
    basis: str
    copies: str


@dataclass(frozen=True)
class Mechanisms:
    """When ledgers are due, and what notices have in common."""

    months: MonthRule
    notice: NoticeWords


@dataclass(frozen=True)
class Regime:
    """``mechanisms`` is None where the folder brings lists only."""

    code: str
    title: str
    year: int
    document: str
    decided_on: dt.date | None
    mechanisms: Mechanisms | None
    organisations: tuple[OrganisationFacts, ...]
    chains: tuple[ChainFacts, ...]
    indicators: tuple[IndicatorFacts, ...]
    schemes: Mapping[str, str]
    records: tuple[RecordFacts, ...]
    lists: tuple[ListFacts, ...]

    @property
    def common_count(self) -> int:
        """How many indicators are common to all chains."""
        return sum(not indicator.own for indicator in self.indicators)

    @property
    def own_count(self) -> int:
        """How many belong to one chain each."""
        return len(self.indicators) - self.common_count


class RegimeErrors(ValueError):
    """All that is wrong with a regime, a sentence each."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(self.sentences))


def read_regime(files: Mapping[str, str]) -> Regime:
    """Make a regime of its files (path within the folder → text); raises :class:`RegimeErrors`.

    The schemes are kept as texts: they are read with the catalogue of indicators when they are loaded.
    """
    reader = _Reader(files)
    main = reader.table(MAIN)
    lists_only = LISTS in files and not any(name in files for name in (ORGANISATIONS, CHAINS, INDICATORS, RECORDS))
    regime = Regime(
        code=main.text("code", required=True),
        title=main.text("title", required=True),
        year=main.whole("year", default=None, least=2000, most=2100),
        document=main.text("document", required=True),
        decided_on=None if lists_only and not main.has("decided_on") else _date(main, "decided_on"),
        mechanisms=None if lists_only else _mechanisms(main),
        organisations=() if lists_only else reader.rows(ORGANISATIONS, "organisation", "机构", _organisation),
        chains=() if lists_only else reader.rows(CHAINS, "chain", "产业链", _chain),
        indicators=() if lists_only else reader.rows(INDICATORS, "indicator", "指标", _indicator),
        schemes={name: text for name, text in sorted(files.items()) if name.startswith("schemes/")},
        records=reader.rows(RECORDS, "record", "记录", record) if RECORDS in files else (),
        lists=reader.rows(LISTS, "list", "清单", named_list) if LISTS in files else (),
    )
    main.finish()
    sentences = [*reader.sentences(), *_contradictions(regime)]
    if sentences:
        raise RegimeErrors(sentences)
    return regime


_MONTH_FIELDS = ("opens_day", "due_day", "locks_day")
_NOTICE_FIELDS = ("organ", "organ_mark", "addressees", "basis", "copies")
_CHAIN_ROLES = {role.value: role for role in AssignmentRole if role != AssignmentRole.CHIEF}


def _mechanisms(main: Table) -> Mechanisms:
    months = main.inner("months", title="[months]")
    words = main.inner("notice", title="[notice]")
    found = Mechanisms(
        months=MonthRule(*(months.whole(name, default=None, least=1, most=28) for name in _MONTH_FIELDS)),
        notice=NoticeWords(**{name: words.text(name, required=True) for name in _NOTICE_FIELDS}),
    )
    months.finish()
    words.finish()
    return found


class _Reader:
    """The files of one regime, and every error found in them so far."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.errors: dict[str, list[SchemeError]] = {}

    def table(self, name: str) -> Table:
        errors = self.errors.setdefault(name, [])
        text, raw = self.files.get(name), {}
        if text is None:
            errors.append(SchemeError(0, "", "缺少这个文件；请补上"))
        else:
            try:
                raw = tomllib.loads(text, parse_float=Decimal)
            except tomllib.TOMLDecodeError as error:
                errors.append(SchemeError(0, "", f"不是合格的 TOML 文件：{error}"))
        return Table(raw, path=(), title="", lines=Lines(text or ""), errors=errors)

    def rows(self, name: str, key: str, title: str, read: Callable[[Table], Fact]) -> tuple[Fact, ...]:
        table = self.table(name)
        facts = []
        for row in table.rows(key, title=title):
            facts.append(read(row))
            row.finish()
        table.finish()
        return tuple(facts)

    def sentences(self) -> list[str]:
        return [f"{name} {error}" for name, errors in self.errors.items() for error in errors]


def _date(table: Table, name: str) -> dt.date:
    value = table.value(name)
    if isinstance(value, dt.date):
        return value
    table.wrong(name, "应是日期，如 2024-03-28，不加引号")
    return dt.date.min


def _organisation(row: Table) -> OrganisationFacts:
    posts = []
    for post in row.rows("posts", title="岗位"):
        kind = post.choice("kind", PostKind, default=PostKind.CLERK)
        posts.append(PostFacts(kind=kind, title=post.text("title", required=True)))
        post.finish()
    return OrganisationFacts(
        code=row.text("code", required=True),
        name=row.text("name", required=True),
        short_name=row.text("short_name"),
        kind=row.choice("kind", OrganisationKind, default=OrganisationKind.DEPARTMENT),
        parent=row.text("parent"),
        departments=row.names("departments"),
        posts=tuple(posts),
    )


def _chain(row: Table) -> ChainFacts:
    return ChainFacts(
        code=row.text("code", required=True),
        name=row.text("name", required=True),
        number=row.whole("number", default=None, least=1, most=99),
        flagship=row.flag("flagship"),
        holders=tuple((role, row.text(role)) for role in _CHAIN_ROLES if row.has(role)),
    )


def _indicator(row: Table) -> IndicatorFacts:
    return IndicatorFacts(
        code=row.text("code", required=True),
        name=row.text("name", required=True),
        short_name=row.text("short_name", required=True),
        group=row.text("group", required=True),
        number=row.whole("number", default=None, least=1, most=9999),
        kind=row.choice("kind", IndicatorKind, default=IndicatorKind.FLOW),
        form=row.choice("form", IndicatorForm, default=IndicatorForm.NUMBER),
        unit=row.text("unit"),
        decimals=row.whole("decimals", default=2, least=0, most=6),
        phased=row.flag("phased", default=True),
        own=row.text("own"),
        other_names=row.names("other_names"),
        curve=_curve(row),
        higher_is_better=row.flag("higher_is_better", default=True),
        owner=row.text("owner"),
        source=row.text("source"),
        counted_from=row.text("counted_from"),
        target_phrase=row.text("target_phrase"),
        city=_city(row),
    )


def _curve(row: Table) -> tuple[Decimal, ...]:
    if not row.has("curve"):
        return ()
    shares = tuple(as_decimal(share) for share in row.value("curve") or ())
    known = tuple(share for share in shares if share is not None)
    if len(known) != 12 or list(known) != sorted(known) or not 0 <= known[0] <= known[-1] == 1:
        row.wrong("curve", "应是 12 个由小到大的数，最后一个是 1（各月末应完成全年目标的份额）")
        return ()
    return known


def _city(row: Table) -> CityTargetFacts | None:
    if not row.has("city"):
        return None
    city = row.inner("city", title=f"{row.title}的 city")
    facts = CityTargetFacts(
        value=city.decimal("value") or Decimal(0),
        summed=city.flag("summed", default=True),
        wording=city.text("wording", required=True),
    )
    city.finish()
    return facts


def _contradictions(regime: Regime) -> list[str]:
    """What each file says well but two of them do not say together."""
    organisations = {organisation.code for organisation in regime.organisations}
    chains = {chain.code for chain in regime.chains}
    found = [
        *_twice(ORGANISATIONS, (organisation.code for organisation in regime.organisations)),
        *_twice(CHAINS, (chain.code for chain in regime.chains)),
        *_twice(INDICATORS, (indicator.code for indicator in regime.indicators)),
        *_twice(LISTS, (one.code for one in regime.lists)),
        *_twice(RECORDS, (f"{one.register} {one.name}" for one in regime.records)),
    ]
    for organisation in regime.organisations:
        found += _unknown(
            ORGANISATIONS, organisation.name, (organisation.parent, *organisation.departments), organisations
        )
    for chain in regime.chains:
        found += _unknown(CHAINS, chain.name, (code for _, code in chain.holders), organisations)
    for indicator in regime.indicators:
        found += _unknown(INDICATORS, indicator.name, (indicator.owner,), organisations)
        found += _unknown(INDICATORS, indicator.name, (indicator.own,), chains)
    for one in regime.records:
        found += _unknown(RECORDS, one.name, one.chains, chains)
    return found


def _twice(file: str, codes: Iterable[str]) -> list[str]:
    again = [code for code, count in Counter(codes).items() if count > 1]
    return [f"{file}：代码 {code} 写了不止一次；每个代码只能用一次" for code in again]


def _unknown(file: str, owner: str, codes: Iterable[str], known: set[str]) -> list[str]:
    return [f"{file}：“{owner}”提到的代码 {code} 没有定义；请先写明它" for code in codes if code and code not in known]
