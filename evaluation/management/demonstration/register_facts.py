"""The records of the demonstration as plain values, by a fixed rule: no chance, no person, no enterprise that exists.

Every chain has a park, two or three enterprises, a project or two and one of each further register, so that every
list, count and dashboard has something to show; a few belong to two chains. The first chain, whose month is still to
be entered, has so many that its counts go on from the figures of the month before. Whatever is made up says so in its
name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from chains.enums import EnterpriseRole, Honour, HonourLevel, Milestone, ProofKind
from chains.rules.codes import check_sign
from chains.rules.milestones import Step
from config.lib.periods import Month

MARK = "（演示）"
NOTE = "演示数据，按固定规则生成。"
DISTRICTS = ("东昌府区", "茌平区", "临清市", "阳谷县", "莘县", "东阿县", "冠县", "高唐县", "高新区", "经开区", "度假区")
NO_DISTRICT = "379900"
"""Stands in the made-up codes where a district's would: no place in the country has it."""
YEAR = 2024
FIRST = 1
"""The number of the chain whose month is still to be entered."""
LETTERS = "甲乙丙丁戊己庚辛壬癸"
WORKS = ("强链改造", "补链新建", "延链扩能", "强链智能化", "补链配套")
FIRST_LIVES = (3, 4, 5, 6, 1)
ROLES = (EnterpriseRole.MASTER, EnterpriseRole.BACKBONE, EnterpriseRole.SUPPORTING)
LIVES = (
    (),
    (Milestone.SIGNED,),
    (Milestone.SIGNED, Milestone.APPROVED),
    (Milestone.SIGNED, Milestone.APPROVED, Milestone.LAND, Milestone.PERMIT, Milestone.STARTED),
    tuple(Milestone)[: tuple(Milestone).index(Milestone.MAIN_STRUCTURE) + 1],
    tuple(Milestone)[: tuple(Milestone).index(Milestone.COMPLETED) + 1],
    tuple(Milestone)[: tuple(Milestone).index(Milestone.IN_PRODUCTION) + 1],
    tuple(Milestone),
)
"""How far projects are, from one that was only noted down to one at capacity."""
PROOFS = {
    Milestone.SIGNED: ProofKind.CONTRACT,
    Milestone.APPROVED: ProofKind.FILING,
    Milestone.LAND: ProofKind.LAND_AUCTION,
    Milestone.PERMIT: ProofKind.PERMIT,
    Milestone.STARTED: ProofKind.GROUND_LEVEL,
    Milestone.MAIN_STRUCTURE: ProofKind.PHOTO,
    Milestone.COMPLETED: ProofKind.ACCEPTANCE,
    Milestone.IN_PRODUCTION: ProofKind.PLATFORM,
    Milestone.AT_CAPACITY: ProofKind.PLATFORM,
}
LATEST = dt.date(YEAR, 6, 24)
"""When the last milestone of a project was reached; each one before it lies 45 days back."""
SEEN = ("场地平整", "基础施工", "主体施工至二层", "主体封顶", "设备安装", "联动试车")


@dataclass(frozen=True)
class Recognised:
    honour: Honour
    from_date: dt.date
    level: HonourLevel | None = None
    batch_year: int | None = None


@dataclass(frozen=True)
class Made:
    """A record of a register: texts as they would be typed, and what else it has. ``chains``: code → share."""

    register: str
    texts: dict[str, str]
    chains: dict[str, str | None]
    role: EnterpriseRole | None = None
    honours: tuple[Recognised, ...] = ()
    steps: dict[Milestone, Step] = field(default_factory=dict)
    months: dict[Month, tuple[int, str]] = field(default_factory=dict)


def made(*, number: int, code: str, name: str, neighbour: str) -> Iterator[Made]:
    """The records of a chain (by its number, from 1); ``neighbour``: a chain with which it shares one of each."""
    own: dict[str, str | None] = {code: None}
    both: dict[str, str | None] = {code: "60", neighbour: "40"} if neighbour != code else own
    yield _park(number, name, own)
    for rank in range(len(LETTERS) if number == FIRST else 2 + number % 2):
        yield _enterprise(number, name, rank, own)
    if number % 3 == 1 and number != FIRST:
        yield _enterprise(number, name, 3, both)
    for rank in range(4 if number == FIRST else 2 if number <= 10 else 1):
        yield _project(number, name, rank, own)
    if number == FIRST:
        yield _project(number, name, 4, both)
    yield _policy(number, name, own)
    yield _investor(number, name, own)
    yield _opportunity(number, name, own)
    for rank in range(3 if number == FIRST else 1):
        yield _institution(number, name, rank, own)
    yield _technology(number, name, own)


def _named(text: str) -> dict[str, str]:
    return {"name": f"{text}{MARK}", "note": NOTE}


def _district(number: int) -> str:
    return DISTRICTS[number % len(DISTRICTS)]


def _credit_code(number: int) -> str:
    body = f"91{NO_DISTRICT}MA0Y{number:05d}"
    return body + check_sign(body)


def _park_name(number: int, name: str) -> str:
    return f"{_district(number)}{name}示范园{MARK}"


def _park(number: int, name: str, chains: dict[str, str | None]) -> Made:
    area, tax = 1200 + 150 * number, 6400 + 700 * number
    texts = {
        **_named(f"{_district(number)}{name}示范园"),
        "district": _district(number),
        "level": ("provincial", "city", "county")[number % 3],
        "leading": name,
        "area": str(area),
        "free_area": str(90 + 35 * (number % 5)),
        "above_scale": str(8 + number % 7),
        "revenue": str(182000 + 21500 * number),
        "tax": str(tax),
        "tax_per_mu": f"{tax / area:.2f}",
        "energy_room": ("充足", "偏紧")[number % 2],
        "environment_room": ("充足", "偏紧", "充足")[number % 3],
    }
    return Made("parks", texts, chains)


def _enterprise(number: int, name: str, rank: int, chains: dict[str, str | None]) -> Made:
    size = (4, 2, 1, 3)[rank % 4] * (9000 + 800 * number) + 130 * rank
    texts = {
        **_named(f"{_district(number + rank)}{name}{LETTERS[rank]}公司"),
        "district": _district(number + rank),
        "credit_code": _credit_code(number * 10 + rank),
        "nodes": ("整机与总装", "关键部件", "原料与配套", "检测与服务")[rank % 4],
        "products": f"{name}产品",
        "park": _park_name(number, name) if rank == 0 else "",
        "founded": f"{2004 + (number + 3 * rank) % 15}-0{1 + rank % 9}-1{number % 10}",
        "revenue": str(size),
        "value_added": str(size * 22 // 100),
        "research": str(size * (2 + rank % 4) // 100),
        "tax": str(size * 4 // 100),
        "tax_before": str(size * (4 if number % 3 else 5) // 105),
        "staff": str(60 + size // 90),
        "commissioner": "服务企业专员（演示岗位）",
        "bank": "演示银行聊城分行",
    }
    role = ROLES[rank] if rank < len(ROLES) else EnterpriseRole.SUPPORTING
    return Made("enterprises", texts, chains, role=role, honours=tuple(_honours(number, rank)))


def _honours(number: int, rank: int) -> Iterator[Recognised]:
    """Above scale all. What is new this year comes month after month, in the first chain up to the last of them."""
    month = 6 - (rank - 2) % 6 if number == FIRST else 1 + (number + 4) % 6
    new_in = dt.date(YEAR, month, 12)
    is_new = rank >= 2 if number == FIRST else rank == 1 + number % 2
    yield Recognised(Honour.ABOVE_SCALE, new_in if is_new else dt.date(2019, 3, 1))
    if rank == 0:
        yield Recognised(Honour.HIGH_TECH, dt.date(2022, 12, 12), HonourLevel.PROVINCIAL, 2022)
        yield Recognised(Honour.LITTLE_GIANT, dt.date(2023, 7, 14), HonourLevel.NATIONAL, 2023)
    elif rank == 1 or number == FIRST:
        yield Recognised(Honour.SPECIALISED, new_in, HonourLevel.PROVINCIAL, YEAR)
    if rank == 1:
        yield Recognised(Honour.GAZELLE, dt.date(2023, 11, 3), HonourLevel.PROVINCIAL, 2023)
    if rank == 2:
        yield Recognised(Honour.TECH_SME, dt.date(2023, 5, 20), None, 2023)
    if rank in {3, 5, 6, 7, 8}:
        yield Recognised(Honour.HIGH_TECH, dt.date(YEAR, 6, 18), HonourLevel.PROVINCIAL, YEAR)


def _project(number: int, name: str, rank: int, chains: dict[str, str | None]) -> Made:
    life = LIVES[FIRST_LIVES[rank] if number == FIRST else (number * 2 + rank * 3) % len(LIVES)]
    plan = (6000 + 900 * number + 400 * rank) * (5 if number == FIRST else 1)
    texts = {
        **_named(f"{name}{WORKS[rank]}项目"),
        "district": _district(number + rank),
        "project_code": f"{YEAR - 1}-{NO_DISTRICT}-07-01-{100000 + number * 10 + rank}",
        "builder": f"{_district(number + rank)}{name}{LETTERS[rank]}公司{MARK}",
        "kind": ("strengthen", "mend", "extend")[rank % 3],
        "project_class": "implementation" if Milestone.STARTED in life else "preparation",
        "park": _park_name(number, name) if rank == 0 else "",
        "content": f"新建{name}生产线及配套设施。",
        "investment": str(plan * 3),
        "plan": str(plan),
        "plan_year": str(YEAR),
        "funds": str(plan * 2 if Milestone.STARTED in life else 0),
        "lacking": "" if Milestone.STARTED in life else ("land", "money", "energy、environment", "labour")[number % 4],
        "leader": "副市长" if number % 2 else "市政协副主席",
        "problems": "" if Milestone.STARTED in life else "要素尚在落实。",
    }
    return Made("projects", texts, chains, steps=dict(_steps(life)), months=dict(_months(life, plan, number)))


def _steps(life: tuple[Milestone, ...]) -> Iterator[tuple[Milestone, Step]]:
    """What was reached, a week later than planned; the next is planned, for some before today."""
    for back, step in enumerate(reversed(life)):
        day = LATEST - dt.timedelta(days=45 * back)
        yield step, Step(planned_on=day - dt.timedelta(days=7), reached_on=day, proof=PROOFS[step])
    ahead = tuple(Milestone)[len(life) :]
    for at, step in enumerate(ahead[:2]):
        yield step, Step(planned_on=dt.date(YEAR, 7, 2 if len(life) % 2 else 30) + dt.timedelta(days=60 * at))


def _months(life: tuple[Milestone, ...], plan: int, number: int) -> Iterator[tuple[Month, tuple[int, str]]]:
    if Milestone.STARTED not in life:
        return
    begun = LATEST - dt.timedelta(days=45 * (len(life) - 1 - life.index(Milestone.STARTED)))
    first = 1 if begun.year < YEAR else begun.month
    for month in range(first, 7):
        share = 6 + (number + month) % 4
        yield Month(YEAR, month), (plan * share // 100, SEEN[min(month - first, len(SEEN) - 1)])


def _policy(number: int, name: str, chains: dict[str, str | None]) -> Made:
    texts = {
        **_named(f"支持{name}产业链发展若干措施"),
        "number": f"演示〔{YEAR - number % 3}〕{number}号",
        "level": ("city", "provincial")[number % 2],
        "state": "in_force",
        "issued_on": f"{YEAR - number % 3}-0{1 + number % 6}-20",
        "valid_until": f"{YEAR + 2}-12-31",
        "department": "市工业和信息化局",
        "applicants": f"{name}产业链规模以上企业",
        "clauses": "一、设备更新按投资额补助。\n二、首次升规给予奖励。\n三、关键技术揭榜给予经费支持。",
        "way": ("automatic", "application")[number % 2],
        "granted": str(120 + 35 * number),
        "fair_competition": "是",
    }
    return Made("policies", texts, chains)


def _investor(number: int, name: str, chains: dict[str, str | None]) -> Made:
    stage = ("lead", "contact", "visited", "talks", "signed", "failed")[number % 6]
    texts = {
        **_named(f"{name}客商{number}号"),
        "code": _credit_code(5000 + number),
        "country": ("北京市", "上海市", "广东省", "江苏省", "德国", "日本")[number % 6],
        "top_500": "是" if number % 4 == 0 else "否",
        "listed": "是" if number % 2 else "否",
        "products": f"{name}上游材料与装备",
        "target": ("关键部件", "原料与配套", "检测与服务")[number % 3],
        "intention": "建设区域生产基地",
        "amount": str(15000 + 2500 * number),
        "contact": f"演示联系人 0000-000{number:04d}",
        "our_contact": f"{name}产业链专班",
        "talks": str(1 + number % 5),
        "last_talk": f"{YEAR}-0{1 + number % 6}-15",
        "stage": stage,
        "next_step": "" if stage == "failed" else "邀请实地考察，商定合作方式。",
        "failed_because": "对方投资计划调整。" if stage == "failed" else "",
    }
    return Made("investors", texts, chains)


def _opportunity(number: int, name: str, chains: dict[str, str | None]) -> Made:
    stage = ("contract", "registered", "started", "talks", "framework", "lead")[(number - 1) % 6]
    signed = stage in {"contract", "registered", "started"}
    amount = 12000 + 2000 * number
    month = 6 if number == 1 else 1 + number % 6
    texts = {
        **_named(f"{name}招商项目{number}号"),
        "district": _district(number),
        "industry": name,
        "place": _park_name(number, name),
        "investor": f"{name}客商{number}号{MARK}",
        "investment": str(amount * 2),
        "foreign_share": "30" if number % 6 in {4, 5} else "",
        "scale": f"年产{name}产品若干。",
        "benefits": f"达产后年营业收入约 {amount * 3} 万元。",
        "offered": f"支持{name}产业链发展若干措施{MARK}",
        "stage": stage,
        "stage_since": f"{YEAR}-0{month}-10",
        "signed_on": f"{YEAR}-0{month}-10" if signed else "",
        "contract_amount": str(amount) if signed else "",
        "funds": str(amount // 5) if signed else "",
        "funds_on": f"{YEAR}-0{month}-20" if signed else "",
    }
    return Made("opportunities", texts, chains)


def _institution(number: int, name: str, rank: int, chains: dict[str, str | None]) -> Made:
    """The first chain has platforms only, of different carriers and months."""
    at = 0 if number == FIRST else (number - 1) % 6
    kind, words, services = (
        ("platform", ("创新中心", "工程研究中心", "检验检测中心")[rank], "中试验证、检验检测"),
        ("institute", "研究院", "技术攻关"),
        ("college", "产业学院", "订单培养"),
        ("fund", "产业基金", "股权投资"),
        ("association", "产业联盟", "供需对接"),
        ("law_firm", "法律服务团", "法治体检"),
    )[at]
    texts = {
        **_named(f"{name}{words}"),
        "kind": kind,
        "level": ("provincial", "city", "national")[number % 3] if kind in {"platform", "institute"} else "",
        "field": name,
        "host": f"{_district(number + rank)}{name}{LETTERS[rank]}公司{MARK}" if kind == "platform" else "",
        "recognised_on": f"{YEAR}-0{6 - 2 * rank if number == FIRST else 1 + (number + 4) % 6}-08",
        "size": str(20000 + 1000 * number) if kind == "fund" else "",
        "services": services,
    }
    return Made("institutions", texts, chains)


def _technology(number: int, name: str, chains: dict[str, str | None]) -> Made:
    texts = {
        **_named(f"{name}关键工艺攻关"),
        "node": "关键部件",
        "proposed_by": f"{_district(number)}{name}甲公司{MARK}",
        "solver": f"{_district(number)}{name}甲公司与{name}{'创新中心' if (number - 1) % 6 == 0 else '协作单位'}{MARK}",
        "need": f"突破{name}关键工艺，替代外购。",
        "gap": "稳定性与国内先进水平尚有差距。",
        "funds": str(300 + 40 * number),
        "began_on": f"{YEAR - 1}-0{1 + number % 9}-01",
        "due_on": f"{YEAR + number % 2}-1{number % 3}-30",
        "state": ("proposed", "under_way", "solved")[number % 3],
        "result": "通过小批量验证。" if number % 3 == 2 else "",
    }
    return Made("technologies", texts, chains)
