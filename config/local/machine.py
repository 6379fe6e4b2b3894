"""What must be on the machine itself, and how it gets there: libraries, a Chinese font, a browser for the tests."""

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.local.terminal import Trouble, call, step

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


@dataclass(frozen=True)
class Need:
    """One thing that is missing: its name for the person, and the Debian package that brings it."""

    name: str
    package: str


def missing(*, browser: bool) -> list[Need]:
    """What is not there of all that the system needs; with the browser only for the tests."""
    needs = [Need(f"{file} (PDF)", package) for file, package in _LIBRARIES.items() if not _loads(file)]
    if not _has_chinese_font():
        needs.append(Need("中文字体 · a Chinese font", "fonts-noto-cjk"))
    if browser and chromium() is None:
        needs.append(Need("Chromium", "chromium"))
    return needs


def complete(*, browser: bool = False) -> None:
    """Installs what is missing when run as root on Debian or Ubuntu; else raises Trouble with the line to type."""
    needs = missing(browser=browser)
    if not needs:
        return
    packages = [need.package for need in needs]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step(f"安装系统组件 · installing {', '.join(packages)}"):
            _install(packages)
        needs = missing(browser=browser)
    if needs:
        raise Trouble(advice(needs, system=_system()))


def advice(needs: list[Need], *, system: str) -> str:
    """One sentence on what is missing and the exact line that mends it; `system` is the ID of /etc/os-release."""
    names = "、".join(need.name for need in needs)
    packages = [need.package for need in needs]
    lines = []
    if system == "ubuntu" and "chromium" in packages:  # Ubuntu has Chromium as a snap only
        packages.remove("chromium")
        lines.append("sudo snap install chromium")
    if packages:
        lines.insert(0, f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}")
    told = "\n".join(f"    {line}" for line in lines)
    return f"本机缺少 · this machine lacks: {names}\n请运行 · please type:\n{told}"


def chromium() -> Path | None:
    """The browser that the tests drive: CHROMIUM of the environment, else the system's."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    return Path(found) if found else None


def _install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-q"], what="apt-get update", environment=quiet)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    call(command, what="apt-get install", environment=quiet)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_chinese_font() -> bool:
    try:
        found = subprocess.run(
            ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, errors="replace", check=False
        )
    except FileNotFoundError:
        return False  # fontconfig comes with Pango
    return bool(found.stdout.strip())


def _system() -> str:
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    lines = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    return lines.get("ID", "").strip('"')
