"""Registers larger than any: enterprises and projects by the ten thousand, their names and figures by a rule."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Model

from chains.enums import ProjectClass
from chains.models import Belonging, Chain, Enterprise, Naming, Project, ProjectMonth, ProjectStep, Recognition
from chains.registers.register import Register
from chains.rules.codes import check_sign
from chains.services.writing import terms
from config.lib.bulk import copy_in
from config.lib.pinyin import by_pinyin

PLACES = ("聊城", "临清", "茌平", "东阿", "阳谷", "莘县", "冠县", "高唐", "东昌府", "高新", "经开", "度假")
MARKS = ("华信", "中正", "恒通", "金阳", "嘉明", "祥光", "信发", "泰达", "永盛", "东方", "瑞丰", "博远", "宏业")
TRADES = ("钢管", "轴承", "铝业", "铜业", "化工", "纺织", "机械", "食品", "医药", "新材料", "电子", "农机", "造纸")
STEPS = (("signed", 1), ("started", 3), ("completed", 11))
BATCH = 5000
MADE = dt.datetime(2024, 1, 8, tzinfo=dt.UTC)


def build(*, chains: list[Chain], enterprises: int, projects: int) -> None:
    """Make the records, one in twenty in two chains; every fourth enterprise recognised, every project with a life."""
    _write(Enterprise.register, chains, [_enterprise(n) for n in range(enterprises)])
    made = [_project(n) for n in range(projects)]
    _write(Project.register, chains, made)
    firms = Enterprise.objects.order_by("pk").values_list("pk", flat=True)[: enterprises // 4]
    fields = ("enterprise", "honour", "level", "title", "batch_year", "from_date", "document")
    honours = itertools.cycle(("above_scale", "high_tech", "specialised"))
    rows = ((pk, next(honours), "provincial", "", 2023, dt.date(2023, 6, 1), "") for pk in firms)
    _copy(Recognition, fields, rows)
    steps = ((one.pk, step, dt.date(2024, month, 1), None, "", "") for one in made for step, month in STEPS)
    _copy(ProjectStep, ("project", "step", "planned_on", "reached_on", "proof", "proof_note"), steps)
    months = ((one.pk, 2024, month, Decimal(100 + month), None, "") for one in made for month in range(1, 5))
    _copy(ProjectMonth, ("project", "year", "month", "invested", "funds", "visible"), months)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(model: type[Model], fields: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    """A part at a time: a statement that takes longer than half a minute is ended by the database."""
    while part := list(itertools.islice(rows, BATCH)):
        copy_in(model, fields, part)


def _name(number: int) -> str:
    place, mark = PLACES[number % len(PLACES)], MARKS[number // len(PLACES) % len(MARKS)]
    return f"{place}{mark}{_trade(number)}有限公司{number}（演示数据）"


def _trade(number: int) -> str:
    return TRADES[number // (len(PLACES) * len(MARKS)) % len(TRADES)]


def _enterprise(number: int) -> Enterprise:
    body = f"91371500MA{number:07d}"
    return Enterprise(
        name=_name(number),
        credit_code=body + check_sign(body),
        products=_trade(number),
        nodes="中游",
        revenue=Decimal(number * 7919 % 900_000) / 10,
        tax=Decimal(number * 3571 % 50_000) / 10,
        staff=number % 3000,
    )


def _project(number: int) -> Project:
    return Project(
        name=f"{_name(number)}扩建项目",
        builder=_name(number),
        investment=Decimal(1000 + number * 7919 % 90_000),
        plan=Decimal(1000),
        plan_year=2024,
        project_class=list(ProjectClass)[number % 2],
    )


def _write(register: Register, chains: list[Chain], records: list[Any]) -> None:
    for begin in range(0, len(records), BATCH):
        _write_batch(register, chains, records[begin : begin + BATCH])


def _write_batch(register: Register, chains: list[Chain], records: list[Any]) -> None:
    fields = [one for one in register.model._meta.concrete_fields if one.name not in {"entered_at", "changed_at"}]
    for one in records:
        one.pk, one.spelling = uuid.uuid4(), by_pinyin(one.name)
    rows = ([*(getattr(one, field.attname) for field in fields), MADE, MADE] for one in records)
    copy_in(register.model, [*(field.name for field in fields), "entered_at", "changed_at"], rows)
    held = (
        (one.pk, register.code, chain, share) for at, one in enumerate(records) for chain, share in _held(chains, at)
    )
    copy_in(Belonging, ("record", "register", "chain", "share"), held)
    names = ((one.pk, register.code, one.name, terms(register, one)) for one in records)
    copy_in(Naming, ("record", "register", "name", "terms"), names)


def _held(chains: list[Chain], at: int) -> Iterator[tuple[int, Decimal | None]]:
    if at % 20:
        yield chains[at % len(chains)].pk, None
    else:
        yield chains[at % len(chains)].pk, Decimal(60)
        yield chains[(at + 1) % len(chains)].pk, Decimal(40)
