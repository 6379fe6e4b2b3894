"""四、下步要求: what follows from the problems, plain and general; the office edits it."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.rules.notice_words import figures as say
from evaluation.rules.notice_words.facts import Late
from evaluation.rules.notice_words.problems import behind_time, by_topic, short_of_target
from evaluation.rules.standings import City, Standing

MANY = 3


def demands(city: City, late: Sequence[Late] = ()) -> str:
    """A demand for each kind of problem there is, and the one that always holds."""
    found = []
    behind, short = behind_time(city.standings), short_of_target(city.standings)
    if behind:
        found.append(
            (
                "补齐进度差距",
                f"{_topics(behind)}滞后的产业链，要逐项查明原因，明确措施、责任和完成时限，尽快赶上时间进度。",
            )
        )
    if short:
        found.append(("盯紧未达标指标", f"{_topics(short)}未达到目标的产业链，要加强运行分析，采取措施缩小差距。"))
    if late:
        found.append(
            ("按时报送台账", f"{say.listed(one.chain for one in late)}产业链要按规定期限报送，做到真实、完整。")
        )
    found.append(("抓好目标任务落实", "各产业链要对照年度目标和时间进度，巩固优势、补齐短板，确保完成全年目标任务。"))
    return "\n".join(say.headed(number, *one) for number, one in enumerate(found, start=1))


def _topics(red: list[Standing]) -> str:
    names = list(by_topic(red))
    shown = say.listed(names[:MANY])
    return shown if len(names) <= MANY else f"{shown}等{len(names)}项指标"
