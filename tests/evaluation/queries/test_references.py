from __future__ import annotations

from evaluation.queries.references import entry_versions, reference
from evaluation.rules.figures import Figure, Figures, Unit


def test_the_entries_that_a_kept_text_names_are_found_in_it() -> None:
    figure = Figure(
        references=(reference("entry", 12, 3), reference("entry", 13, 1)),
        target_references=(reference("target", 12),),
        last_year_references=(reference("entry", 2, 1),),
        notes=("entry:99:9",),
    )
    kept = Figures(period="2024Q1", units={"ferrous": Unit(name="黑色金属", figures={"investment": figure})})

    assert entry_versions(kept.to_json().replace('"entry:99:9"', '"见 entry:99:9"')) == {12: 3, 13: 1, 2: 1}
