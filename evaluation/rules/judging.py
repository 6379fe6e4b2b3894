"""One unit judged item by item: each rule asked with what was gathered, weights shared out where items do not apply."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.claims import Claim, once
from evaluation.rules.composite import Share
from evaluation.rules.entries import claims_of
from evaluation.rules.figures import Unit
from evaluation.rules.gathering import Gathered, Reader
from evaluation.rules.outcome import NotApplicable, Outcome, Scored, Unscored
from evaluation.rules.rule import InputKind
from evaluation.rules.scheme import Item, Part, SameMatter, WhenNotApplicable
from evaluation.rules.sharing import full_weights
from evaluation.rules.wording import amount, equals, points


class Judged(Struct, frozen=True):
    """One item's outcome for one unit: `nominal` weight by the scheme, `full` weight after sharing out."""

    item: Item
    nominal: Decimal
    full: Decimal
    gathered: Gathered
    outcome: Outcome

    @property
    def points(self) -> Decimal | None:
        """The points as worked, None where there are none."""
        return self.outcome.points if isinstance(self.outcome, Scored) else None

    @property
    def is_missing(self) -> bool:
        """Whether it should have points but cannot have them."""
        return isinstance(self.outcome, Unscored)


def judge_base(
    *,
    items: Sequence[Item],
    leaves: Sequence[Item],
    nominal: Mapping[str, Decimal],
    readers: Mapping[str, Reader],
    unit: Unit,
    how: WhenNotApplicable,
) -> dict[str, Judged]:
    """Judge those of the base items (and their `leaves`) that concern a unit (`nominal`: their weights); one with
    weight 0 does not apply."""
    judged = {leaf.code: judge_one(leaf, nominal, readers, unit) for leaf in leaves if leaf.code in nominal}
    excused = {code for code, one in judged.items() if isinstance(one.outcome, NotApplicable)}
    if not excused:
        return judged
    full = full_weights(items=items, nominal=nominal, excused=excused, how=how)
    return {code: rejudged(one, nominal=one.nominal, full=full[code]) for code, one in judged.items()}


def judge_gates(*, gates: Sequence[Item], readers: Mapping[str, Reader], unit: Unit) -> dict[str, Judged]:
    """Judge the gates that concern a unit, a matter once in each."""
    judged = {}
    for one in gates:
        claims = once(claims_of(item=one, adjustments=unit.adjustments))
        judged[one.code] = _judge(one, readers[one.code].gather(unit=unit, claims=claims), ZERO, ZERO)
    return judged


def judge_part(
    *, part: Part, weights: Mapping[str, Decimal], readers: Mapping[str, Reader], unit: Unit
) -> dict[str, Judged]:
    """Judge the bonus or deduction items that concern a unit (`weights`: theirs), a matter once as the part says."""
    present = [leaf for leaf in part.leaves() if leaf.code in weights]
    claims = _claims(part, present, unit)
    return {
        leaf.code: _judge(
            leaf,
            readers[leaf.code].gather(unit=unit, claims=claims[leaf.code]),
            weights[leaf.code],
            weights[leaf.code],
        )
        for leaf in present
    }


def judge_one(item: Item, nominal: Mapping[str, Decimal], readers: Mapping[str, Reader], unit: Unit) -> Judged:
    """Judge one base item that concerns a unit, what is within it first."""
    reader = readers[item.code]
    claims = once(claims_of(item=item, adjustments=unit.adjustments)) if reader.takes_claims else ()
    gathered = reader.gather(unit=unit, claims=claims)
    if item.items:
        inner = [judge_one(one, nominal, readers, unit) for one in item.items if one.code in nominal]
        gathered = _with_parts(gathered, inner)
    weight = nominal[item.code]
    if not weight:
        gathered = replace(gathered, not_applicable="本项权重为 0，不评价")
    return _judge(item, gathered, weight, weight)


def _with_parts(gathered: Gathered, inner: Sequence[Judged]) -> Gathered:
    """What a composite item is given: its parts, with their inputs and their working told before its own."""
    parts = []
    for one in inner:
        reason = "" if isinstance(one.outcome, Scored) else one.outcome.reason
        applies = not isinstance(one.outcome, NotApplicable)
        parts.append(Share(one.item.title, one.nominal, one.points, reason, applies))
    steps = tuple(
        f"{one.item.title}：{'；'.join((*one.gathered.steps, *one.outcome.working))}"
        for one in inner
        if isinstance(one.outcome, Scored)
    )
    return replace(
        gathered,
        arguments={**gathered.arguments, "parts": parts},
        used=tuple(used for one in inner for used in one.gathered.used),
        steps=steps,
        notes=tuple(dict.fromkeys(note for one in inner for note in one.gathered.notes)),
    )


def _judge(item: Item, gathered: Gathered, nominal: Decimal, full: Decimal) -> Judged:
    outcome: Outcome
    rule = item.scored_by
    if gathered.not_applicable:
        outcome = NotApplicable(gathered.not_applicable)
    elif gathered.lacking:
        outcome = Unscored("lacking", "；".join(gathered.lacking))
    elif rule.in_points and full != nominal:
        outcome = _in_proportion(rule.function(weight=nominal, **gathered.arguments), nominal, full)
    else:
        outcome = rule.function(weight=full, **gathered.arguments)
    return Judged(item, nominal, full, gathered, outcome)


def _in_proportion(outcome: Outcome, nominal: Decimal, full: Decimal) -> Outcome:
    """The points of a rule that gives them outright, changed as the weight was."""
    if not isinstance(outcome, Scored):
        return outcome
    score = outcome.points * full / nominal
    said = f"按调整后的权重折算：{points(outcome.points)} × {amount(full)} ÷ {amount(nominal)} {equals(score, '分')}"
    return Scored(score, (*outcome.working, said))


def rejudged(one: Judged, *, nominal: Decimal, full: Decimal) -> Judged:
    """The same item with the same inputs under another weight."""
    if (nominal, full) == (one.nominal, one.full) or isinstance(one.outcome, NotApplicable):
        return replace(one, nominal=nominal, full=full)
    return _judge(one.item, one.gathered, nominal, full)


def _claims(part: Part, present: Sequence[Item], unit: Unit) -> dict[str, tuple[Claim, ...]]:
    found = [
        claim
        for leaf in present
        if leaf.takes(InputKind.CLAIMS)
        for claim in claims_of(item=leaf, adjustments=unit.adjustments)
    ]
    if part.same_matter is SameMatter.ONCE:
        found = list(once(found))
    by_item = {leaf.code: tuple(claim for claim in found if claim.item == leaf.code) for leaf in present}
    if part.same_matter is SameMatter.ONCE_PER_ITEM:
        by_item = {code: once(claims) for code, claims in by_item.items()}
    return by_item
