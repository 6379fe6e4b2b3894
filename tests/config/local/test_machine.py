"""What a person is told when the machine lacks something."""

from pathlib import Path

import pytest

from config.local.machine import Need, advice, chromium, missing

PANGO = Need("libpango-1.0.so.0 (PDF)", "libpango-1.0-0")
BROWSER = Need("Chromium", "chromium")


def test_the_advice_names_what_is_missing_and_the_exact_line() -> None:
    told = advice([PANGO, BROWSER], system="debian")

    assert "libpango-1.0.so.0 (PDF)、Chromium" in told
    assert "    sudo apt-get install -y --no-install-recommends libpango-1.0-0 chromium" in told


def test_on_ubuntu_the_browser_is_a_snap() -> None:
    told = advice([PANGO, BROWSER], system="ubuntu")

    assert "    sudo apt-get install -y --no-install-recommends libpango-1.0-0\n" in told
    assert told.endswith("    sudo snap install chromium")


def test_where_the_tests_run_nothing_is_missing() -> None:
    assert missing(browser=True) == []


def test_the_environment_may_name_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/browser")

    assert chromium() == Path("/opt/browser")
