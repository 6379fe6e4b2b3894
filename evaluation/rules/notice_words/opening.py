"""Title and opening sentences of a notice."""

from __future__ import annotations

from collections.abc import Iterable

from config.lib.periods import Quarter

NOW = "现将有关情况通报如下："
PERIOD = "{period}"


def title(quarter: Quarter) -> str:
    """关于2024年第二季度产业链链长制工作评价情况的通报."""
    return f"关于{quarter.label}产业链链长制工作评价情况的通报"


def basis(words: str, *, quarter: Quarter, replaced: str = "", reason: str = "") -> str:
    """On what the notice stands, ending with 现将有关情况通报如下：

    ``words`` are the year's, with ``{period}`` for the quarter; ``replaced`` is the number of the notice whose results
    these ones replace, and ``reason`` why they were judged anew.
    """
    stated = words.replace(PERIOD, quarter.label).rstrip("。")
    anew = ""
    if replaced:
        why = f"因{reason.rstrip('。')}，" if reason else ""
        anew = f"{why}{quarter.label}评价结果已重新核定，{replaced}所载评价结果以本通报为准。"
    return f"{stated}。{anew}{NOW}"


def why_anew(reasons: Iterable[str], *, scheme: str = "") -> str:
    """Why the results are others than those published: judged by another ``scheme``, named as on paper, and for what
    ``reasons`` since, each said once."""
    other = [f"改按{scheme}评价"] if scheme else []
    return "；".join(dict.fromkeys([*other, *(one.rstrip("。") for one in reasons)]))
