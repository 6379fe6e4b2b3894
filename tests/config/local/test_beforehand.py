"""What a person is told at once when a command could not do its work."""

import errno
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.local import beforehand
from config.local.addresses import ROOT
from config.local.beforehand import Need, advice, chromium, missing, place, port_trouble, trouble

PANGO = Need("libpango-1.0.so.0 (PDF)", "libpango-1.0-0")
BROWSER = Need("Chromium", "chromium-headless-shell")


def test_the_advice_names_what_is_missing_and_the_exact_line() -> None:
    told = advice([PANGO, BROWSER], system="debian")

    assert "libpango-1.0.so.0 (PDF)、Chromium" in told
    assert "    sudo apt-get install -y --no-install-recommends libpango-1.0-0 chromium-headless-shell" in told


def test_on_ubuntu_the_browser_is_a_snap() -> None:
    told = advice([PANGO, BROWSER], system="ubuntu")

    assert "    sudo apt-get install -y --no-install-recommends libpango-1.0-0\n" in told
    assert told.endswith("    sudo snap install chromium")


def test_where_the_tests_run_nothing_is_missing() -> None:
    assert missing(browser=True) == []


def test_the_environment_may_name_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/browser")

    assert chromium() == Path("/opt/browser")


@pytest.mark.parametrize("others", [["chromium"], ["google-chrome", "chromium"]])
def test_the_browser_that_takes_least_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: list[str]
) -> None:
    for name in [*others, "chromium-headless-shell"]:
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chromium() == tmp_path / "chromium-headless-shell"
    (tmp_path / "chromium-headless-shell").unlink()
    assert chromium() == tmp_path / "chromium"


@pytest.mark.parametrize("text", ["http", "0", "65536", "-1", "８０００", "80.5"])
def test_a_port_is_a_number(text: str) -> None:
    assert "1 to 65535" in port_trouble({"PORT": text})
    with pytest.raises(ValueError, match="1 to 65535"):
        place({"PORT": text})


def test_a_place_that_nobody_names() -> None:
    assert place({}) == ("127.0.0.1", 8000)


def test_a_port_in_use_is_named_with_the_line_to_type_instead() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = port_trouble({"PORT": str(port)})

    assert f"port {port} is in use" in told
    assert f"make run PORT={port + 1 if port < 65535 else 8000}" in told
    assert port_trouble({"PORT": str(port)}) == ""


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "a name:no machine"])
def test_an_address_that_is_none_of_this_machine_is_not_called_a_port_in_use(host: str) -> None:
    told = port_trouble({"BIND": host})
    assert told.startswith(f"BIND={host}")
    assert "is no address of this machine" in told


def test_a_name_that_leads_nowhere_is_no_address_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_of: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket.socket, "bind", lost)
    assert "is no address of this machine" in port_trouble({"BIND": "nowhere.invalid"})


def test_a_machine_without_the_newer_addresses_says_so_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_of: object) -> socket.socket:
        raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")

    monkeypatch.setattr(socket, "socket", without)
    assert "is no address of this machine" in port_trouble({"BIND": "::1"})


def test_a_library_that_is_missing_is_told_to_whoever_cannot_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beforehand, "missing", lambda *, browser: [BROWSER] if browser else [PANGO])
    monkeypatch.setattr(beforehand, "system", lambda: "debian")
    monkeypatch.setattr(beforehand, "can_install", lambda: False)
    assert "apt-get install -y --no-install-recommends libpango-1.0-0" in trouble("lint", {})
    assert "Chromium" in trouble("test", {})
    assert trouble("stop", {}) == ""
    monkeypatch.setattr(beforehand, "can_install", lambda: True)
    assert trouble("lint", {}) == ""


def test_as_a_script_it_needs_nothing_of_the_project(tmp_path: Path) -> None:
    script = ROOT / "config" / "local" / "beforehand.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", script, "run"],
        env={"PORT": "http"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip().startswith("PORT=http")
    assert "Traceback" not in done.stderr
