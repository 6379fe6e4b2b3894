"""Movement 进位得分."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.peers import Peers
from evaluation.rules.rule import BETTER, Input, InputKind, Parameter, ParameterKind, Rule, Settings, set_to
from evaluation.rules.wording import amount, earns, equals, plain, points


def movement(
    *,
    weight: Decimal,
    value: Decimal,
    peers: Peers,
    before: Decimal | None = None,
    peers_before: Peers | None = None,
    place_before: Decimal | None = None,
    previous: str = "values",
    better: str = "higher",
    kept_first: str = "full",
    stay: Decimal = ZERO,
    fall: str = "zero",
    no_previous: str = "unscored",
    unit: str = "",
) -> Outcome:
    """进位得分：得分 = 权重 × 进位数 ÷ 上次名次，进位数 = 上次名次 − 本次名次。

    Source: domain.md §3, row "movement": places gained / last place × points.

    The place now is that of `value` among all units that reported. The place before: `previous` "values": that of
    `before` (usually the same time last year) among all units; "place": the figure `place_before` itself. From the
    tenth to the sixth place is 4 ÷ 10 of the weight. Who keeps the first place can gain none: `kept_first` "full" or
    "stay". Who stays earns `stay` × weight. Who falls back earns nothing (`fall` "zero") or loses in the same measure,
    at most the weight ("minus"). Without a place before: `no_previous` "unscored", "not_applicable" or "stay".
    Equal values share the place. `better` "lower": the lowest value is first.
    """
    if not peers.values:
        return Unscored("no_peers", "没有可比较的单位，不能排名次")
    now = 1 + peers.ahead(value, better)
    earlier = place_before
    if previous == "values":
        ranked = before is not None and peers_before is not None
        earlier = (
            Decimal(1 + peers_before.ahead(before, better)) if ranked and peers_before and before is not None else None
        )
    head = f"本单位 {amount(value, unit)}，本次列第 {now} 名"
    if earlier is None:
        return _without_previous(weight=weight, stay=stay, no_previous=no_previous, head=head)
    if earlier < 1 or earlier != earlier.to_integral_value():
        return Unscored("wrong_place", f"上次名次为 {plain(earlier)}，应是大于 0 的整数；请核对")
    first = f"{head}，上次列第 {plain(earlier)} 名"
    gained = earlier - now
    if now == 1 and not gained and kept_first == "full":
        return Scored(weight, (f"{first}，保持第 1 名，按办法得权重 {points(weight)}",))
    if not gained:
        score = weight * stay
        return Scored(score, (f"{first}，名次未变，得 {points(score)}",))
    if gained < 0 and fall == "zero":
        return Scored(ZERO, (f"{first}，退 {plain(-gained)} 位，得 0 分",))
    score = weight * gained / earlier
    text = f"{'进' if gained > 0 else '退'} {plain(abs(gained))} 位 ÷ 上次名次 {plain(earlier)} × 权重 {points(weight)}"
    if score < -weight:
        score = -weight
        return Scored(score, (first, f"{text}，至多扣权重，得 {points(score)}"))
    return Scored(score, (first, f"{text} {equals(score, '分')}"))


def _without_previous(*, weight: Decimal, stay: Decimal, no_previous: str, head: str) -> Outcome:
    if no_previous == "not_applicable":
        return NotApplicable("没有上次名次，本项不适用")
    if no_previous == "stay":
        score = weight * stay
        return Scored(score, (f"{head}，没有上次名次，按名次未变计，得 {points(score)}",))
    return Unscored("no_previous", "没有上次名次，不能计算进位；请补充上次的数，或在办法中写明如何处理")


def _check(parameters: Mapping[str, Any], supplied: frozenset[str]) -> list[Wrong]:
    if parameters["previous"] == "values" and "before" not in supplied:
        return [Wrong("请写 indicator，或 inputs.before（上次的数）", "请选定指标，或填写上次的数从哪里取")]
    if parameters["previous"] == "place" and "place_before" not in supplied:
        return [
            Wrong(
                'previous = "place" 时请写 inputs.place_before（上次名次），如 "unit.previous_place"',
                "按上次名次比较的，请填写上次名次从哪里取，如 unit.previous_place",
            )
        ]
    return []


def _method(to: Settings) -> str:
    """How it scores, in a sentence."""
    order = f"按数由{'大到小' if to['better'] == 'higher' else '小到大'}排名"
    places = "由各单位上次的数排出" if to["previous"] == "values" else "直接给出"
    return "；".join(
        [
            f"{order}，得分 = 分值 × 进位数 ÷ 上次名次，上次名次{places}",
            *(["保持第 1 名的得满分"] if to["kept_first"] == "full" else []),
            f"名次未变的{earns(to['stay'])}",
            "名次后退的不得分" if to["fall"] == "zero" else "名次后退的按同样办法倒扣，最多倒扣分值的 100%",
        ]
    )


RULE = Rule(
    name="movement",
    title="进位得分",
    function=movement,
    method=_method,
    told=frozenset({"previous", "better", "kept_first", "stay", "fall"}),
    inputs=(
        Input("value", "本单位数", reading="actual"),
        Input("peers", "各单位数", InputKind.PEERS, required=False, of="value"),
        Input(
            "before",
            "上次的数",
            reading="last_year",
            required=False,
            may_lack=True,
            only_when=set_to("previous", "values"),
        ),
        Input(
            "peers_before",
            "各单位上次的数",
            InputKind.PEERS,
            required=False,
            of="before",
            only_when=set_to("previous", "values"),
        ),
        Input(
            "place_before",
            "上次名次",
            required=False,
            may_lack=True,
            only_when=set_to("previous", "place"),
        ),
    ),
    parameters=(
        Parameter(
            "previous",
            "上次名次",
            ParameterKind.CHOICE,
            default="values",
            choices={"values": "由各单位上次的数排出", "place": "直接给出"},
        ),
        BETTER,
        Parameter(
            "kept_first",
            "保持第一名的",
            ParameterKind.CHOICE,
            default="full",
            choices={"full": "得满分", "stay": "按名次未变计"},
        ),
        Parameter(
            "stay", "名次未变得分占权重的比例（0.5 即 50%）", in_percent=True, default=ZERO, least=ZERO, most=ONE
        ),
        Parameter(
            "fall",
            "名次后退的",
            ParameterKind.CHOICE,
            default="zero",
            choices={"zero": "得 0 分", "minus": "按同样办法倒扣，至多扣权重"},
        ),
        Parameter(
            "no_previous",
            "没有上次名次时",
            ParameterKind.CHOICE,
            default="unscored",
            choices={"unscored": "不能评分", "not_applicable": "本项不适用", "stay": "按名次未变计"},
        ),
    ),
    check=_check,
    scales=True,
)
