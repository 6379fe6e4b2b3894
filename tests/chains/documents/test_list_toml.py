"""A list made in the browser goes into a regime's folder and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chains.documents.list_toml import lists_toml
from chains.rules.facts import ListFacts
from evaluation.rules.regime import read_regime

REGIME = 'code = "test-2024"\ntitle = "清单"\nyear = 2024\ndocument = "文件"\n'
SIGNS = "甲乙“”「 a1=#[]{}'\"\\\n\t\x00\x1f\x7f\u2028🏭"
TEXT = st.text(SIGNS, min_size=1, max_size=12).filter(lambda text: text.strip() == text)
NAMES = st.sampled_from(["name", "chains", "stage", "started_on.in", "plan.from", "q"])
FACTS = st.builds(
    ListFacts,
    code=st.sampled_from(["a", "changsha-signed", "list-0f"]),
    register=st.just("projects"),
    title=TEXT,
    group=st.just("") | TEXT,
    columns=st.lists(NAMES, min_size=1, max_size=4, unique=True).map(tuple),
    filters=st.dictionaries(NAMES, st.lists(TEXT, min_size=1, max_size=3).map(tuple), max_size=3),
    order=st.sampled_from(["", "name", "-investment"]),
    unit_line=st.just("") | TEXT,
)


def read(text: str) -> tuple[ListFacts, ...]:
    return read_regime({"regime.toml": REGIME, "lists.toml": text}).lists


@given(st.lists(FACTS, min_size=1, max_size=3, unique_by=lambda one: one.code))
def test_what_is_written_is_read_again_as_it_was(facts: list[ListFacts]) -> None:
    assert list(read(lists_toml(facts))) == facts


@pytest.mark.parametrize("text", ['"', "\\", "\x7f", "\x00", "引号“”'''\"\"\"", "换\n行", "= 1 #"])
def test_signs_that_mean_something_in_the_file_are_only_signs(text: str) -> None:
    facts = ListFacts("a", "projects", f"题{text}题", "", ("name",), {"name": (f"值{text}值",)})
    assert read(lists_toml([facts])) == (facts,)
