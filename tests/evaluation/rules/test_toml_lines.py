from evaluation.rules.toml_lines import Lines

TEXT = '''title = "x"

[scheme]
code = "a"
note = """
[[items]]
code = "not a key"
"""

[[items]]
code = "one"

[[items.items]]
code = "two"
weights = { a = 1 }

[[items]]
code = "three"

[[items.items]]
[[items.items]]
code = "four"
'''


def test_every_key_is_found_again() -> None:
    lines = Lines(TEXT)
    assert lines.of(("title",)) == 1
    assert lines.of(("scheme", "code")) == 4
    assert lines.of(("items", 0, "code")) == 11
    assert lines.of(("items", 0, "items", 0, "code")) == 14
    assert lines.of(("items", 1)) == 17
    assert lines.of(("items", 1, "items", 1, "code")) == 22


def test_what_is_not_found_is_where_its_table_is() -> None:
    lines = Lines(TEXT)
    assert lines.of(("items", 0, "items", 0, "weights", "a")) == 15
    assert lines.of(("items", 0, "items", 0, "rule")) == 13
    assert lines.of(("units", "a")) == 0


def test_a_table_anew_forgets_what_stood_within_the_one_before() -> None:
    lines = Lines("[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n[[a]]\n[[ a . b ]]\ny = 2\n[c]\nd.e = 3\n")
    assert lines.of(("a", 0, "b", 1, "x")) == 4
    assert lines.of(("a", 1, "b", 0, "y")) == 7
    assert lines.of(("c", "d", "e")) == 9
