"""What the commands say, and what they pass on of the programs that they run."""

import sys

import pytest

from config.local.terminal import Trouble, call, step


def test_what_a_program_prints_is_returned_and_told_line_by_line() -> None:
    told: list[str] = []
    assert call([sys.executable, "-c", "print('one'); print('two')"], what="it", each=told.append) == "one\ntwo\n"
    assert told == ["one\n", "two\n"]


def test_of_a_failure_the_last_lines_are_told() -> None:
    failing = "import sys; print('early'); print('late', file=sys.stderr); sys.exit(3)"
    with pytest.raises(Trouble, match="it: 未成功") as told:
        call([sys.executable, "-c", failing], what="it", shown=1)
    assert "    late" in str(told.value)
    assert "early" not in str(told.value)


def test_a_step_says_how_long_it_took_and_a_file_keeps_one_line_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with step("work") as progress:
        progress("3 of 4")
    said = capsys.readouterr().out
    assert said.startswith("  · work … ")
    assert said.endswith(" s\n")
    assert "3 of 4" not in said


def test_on_a_terminal_it_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with step("work") as progress:
        progress("3 of 4")
    assert "\r\033[K  · work … 3 of 4 \r\033[K  · work … " in capsys.readouterr().out
