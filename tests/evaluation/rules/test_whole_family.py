"""All rules in one scheme, with figures that come, lack or do not apply at random: what holds for every scheme."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from evaluation.rules.figures import Adjustment, Figure, Figures, Unit
from evaluation.rules.rater import Mark
from evaluation.rules.registry import RULES
from evaluation.rules.result import LineState, Result, UnitState
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate

HEAD = """
[scheme]
code = "family"
title = "各种规则"
year = 2024
lowest_total = "none"

[[groups]]
code = "one"
title = "第一组"
units = ["a", "b", "c"]

[[groups]]
code = "two"
title = "第二组"
units = ["d", "e"]
"""
RULE_FIELDS = {
    "proportion": 'indicator = "x"',
    "step": 'indicator = "x"\nup = 1\ncap_up = 5\ndown = 1',
    "cliff": 'indicator = "x"\nagainst = "time_progress"',
    "count": 'indicator = "y"\npoints_each = 1',
    "coefficient": 'points_each = 1\nkinds = [{ label = "制造业", coefficient = 1.2, count = "y.actual" }]',
    "efficacy": 'inputs = { value = "x.actual - peers_mean(x.actual)" }',
    "growth": 'indicator = "y"\nno_rate = "direction"',
    "band": 'indicator = "y"\nbands = [{ label = "好", from = 60, share = 1 }, { label = "差", share = 0.2 }]',
    "binary": 'indicator = "y"',
    "rank": 'indicator = "x"\namong = "group"\ndrop = 1\nties = "average"',
    "movement": 'indicator = "y"\nfall = "minus"',
    "rater": 'missing = "share"\nraters = [{ code = "office", label = "链长办" }, { code = "groups", label = "组" }]',
    "period": 'parts = [{ label = "上期", score = "x.previous" }, { label = "本期", score = "y.actual" }]',
    "deduct": "points_each = 1",
    "composite": 'method = "product"\n[[items.items]]\ncode = "within"\ntitle = "组内"\nweight = 5\n'
    'rule = "binary"\nindicator = "x"',
}


def family() -> str:
    weights = dict.fromkeys(RULE_FIELDS, 6) | {"composite": 16}
    items = "\n".join(
        f'[[items]]\ncode = "{name}"\ntitle = "{name}"\nweight = {weights[name]}\nrule = "{name}"\n{fields}\n'
        for name, fields in RULE_FIELDS.items()
    )
    units = "[units]\n" + "\n".join(f'{code} = "{code}"' for code in "abcde")
    bonus = '[bonus]\ncap = 3\n[[bonus.items]]\ncode = "bonus"\ntitle = "加分"\npoints_each = 2\n'
    gate = '[[gates]]\ncode = "gate"\ntitle = "底线"\nconditions = [{ label = "甲", value = "x.actual", below = -5 }]\n'
    return f"{HEAD}\n{units}\n{items}\n{bonus}\n{gate}"


SCHEME = parse_scheme(family())

numbers = st.decimals(min_value=-100, max_value=100, places=1)
maybe = st.none() | numbers
figures = st.builds(
    Figure,
    cumulative=maybe,
    target=maybe,
    target_to_date=maybe,
    last_year=maybe,
    previous=maybe,
    applicable=st.sampled_from([True, True, True, False]),
    reported=st.sampled_from([True, True, True, False]),
)
marks = st.lists(
    st.builds(Mark, st.sampled_from(["office", "groups"]), st.integers(0, 100).map(Decimal)), max_size=3
).map(tuple)
entries = st.lists(
    st.builds(
        Adjustment,
        st.sampled_from(["bonus", "deduct", "gate"]),
        st.sampled_from(["甲", "乙", ""]),
        evidence=st.sampled_from(["", "文件"]),
    ),
    max_size=4,
).map(tuple)
units = st.builds(
    Unit,
    name=st.just("单位"),
    figures=st.fixed_dictionaries({}, optional={"x": figures, "y": figures}),
    marks=st.fixed_dictionaries({"rater": marks}),
    adjustments=entries,
)
cities = st.fixed_dictionaries(dict.fromkeys("abcde", units))


def judged(city: dict[str, Unit]) -> Result:
    return evaluate(scheme=SCHEME, figures=Figures("2024Q2", city))


def turned_round(unit: Unit) -> Unit:
    given_marks = {item: listed[::-1] for item, listed in unit.marks.items()}
    return replace(unit, adjustments=unit.adjustments[::-1], marks=given_marks)


def test_every_rule_is_there() -> None:
    assert {*RULE_FIELDS, "bonus", "gate"} == RULES.keys()


@settings(max_examples=60)
@given(city=cities, order=st.permutations("abcde"))
def test_neither_the_order_of_units_nor_of_entries_nor_keeping_changes_a_byte(
    city: dict[str, Unit], order: list[str]
) -> None:
    straight = judged(city).to_json()
    turned = {code: turned_round(city[code]) for code in order}
    assert judged(turned).to_json() == straight
    kept = Figures.from_json(Figures("2024Q2", city).to_json())
    assert evaluate(scheme=SCHEME, figures=kept).to_json() == straight


@settings(max_examples=60)
@given(city=cities)
def test_what_holds_of_every_result(city: dict[str, Unit]) -> None:
    result = judged(city)
    for one in result.units:
        scored = [line for line in one.lines if line.state is LineState.SCORED and line.points is not None]
        base = [line for line in scored if line.part == "base" and not line.is_group]
        difference = one.base - sum((line.points or 0 for line in base), Decimal(0))
        assert abs(difference) < Decimal("1e-15")  # points are kept to twenty places, each by itself
        assert one.total == one.base + one.bonus + one.deduction
        assert 0 <= one.bonus <= 3
        assert all(line.working for line in one.lines)
        assert all(type(line.points) is Decimal for line in scored)
        assert (one.place is not None) == (one.state is UnitState.COMPLETE)
    for group in result.groups:
        placed = sorted(one.place or 0 for one in result.units if one.group == group and one.place)
        assert all(place <= at for at, place in enumerate(placed, start=1))
        assert placed[:1] in ([], [1])


@settings(max_examples=60)
@given(city=cities, code=st.sampled_from("abcde"))
def test_a_missing_figure_never_counts_as_a_zero_and_a_reported_one_mends_it(city: dict[str, Unit], code: str) -> None:
    lost = {**city, code: replace(city[code], figures={})}
    unit = judged(lost).unit(code)
    assert unit.place is None
    for name in ("proportion", "count", "rank", "band"):
        line = unit.line(name)
        assert line is not None
        assert (line.state, line.points) == (LineState.MISSING, None)
