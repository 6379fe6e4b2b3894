from __future__ import annotations

import pytest

from evaluation.queries.references import Named, entry_versions, named_by, reference
from evaluation.rules.canonical import canonical
from evaluation.rules.scoring import evaluate
from tests.evaluation.rules.builders import figure, figures, scheme, unit


@pytest.mark.parametrize("named", [Named("entry", 12, 3), Named("target", 7, 0)])
def test_a_reference_names_what_it_was_made_of(named: Named) -> None:
    assert named_by(reference(named.kind, named.pk, named.version or None)) == named


def test_the_entries_behind_the_points_of_a_sheet_are_found_and_nothing_that_only_looks_so() -> None:
    contracts = figure(
        "12.5",
        references=(reference("entry", 12, 3), reference("entry", 13, 1)),
        target_references=(reference("target", 12),),
        notes=("entry:99:9",),
    )
    judged = unit("黑色金属", contracts=contracts, funds=figure("1"), loans="8")
    sheet = canonical(evaluate(scheme=scheme(), figures=figures(ferrous=judged)).unit("ferrous"))
    assert '"entry:99:9"' in sheet
    assert entry_versions(sheet) == {9: 0, 12: 3, 13: 1}
