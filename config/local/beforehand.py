"""What would stop a command and can be said at once, before minutes of installing: the port, the system's libraries.

    python3 config/local/beforehand.py COMMAND      exit status 1 and a sentence where COMMAND could not do its work

Standard library only and nothing of the project: bootstrap.py runs it while no package is there.
"""

import ctypes
import errno
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NEED_LIBRARIES = ("run", "test", "lint", "bench", "setup")
_BROWSER = "chromium-headless-shell"
"""Chromium without what surrounds a window: the tests' pages take half the processor time that whole Chromium takes."""
_BROWSERS = (_BROWSER, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def trouble(command: str, environment: Mapping[str, str]) -> str:
    """Why the command could not do its work; nothing where it can, as far as can be seen beforehand."""
    if command == "run" and (found := port_trouble(environment)):
        return found
    needs = missing(browser=command == "test") if command in NEED_LIBRARIES and not can_install() else []
    return advice(needs, system=system()) if needs else ""


def place(environment: Mapping[str, str]) -> tuple[str, int]:
    """The address and the port that BIND and PORT choose; ValueError where PORT is no port."""
    text = environment.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ValueError(f"PORT={text}:端口应为 1 至 65535 的整数 · the port must be a number from 1 to 65535")
    return environment.get("BIND") or "127.0.0.1", int(text)


def port_trouble(environment: Mapping[str, str]) -> str:
    """Why the place that BIND and PORT choose cannot be used, with the line to type instead; nothing where it can."""
    try:
        host, port = place(environment)
    except ValueError as error:
        return str(error)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError:
        return f"端口 {port} 需要管理员权限 · port {port} is for administrators. 请用 · use: make run PORT=8000"
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            line = f"make run PORT={port + 1 if port < 65535 else 8000}"
            return f"端口 {port} 已被占用 · port {port} is in use. 请换一个 · choose another:\n    {line}"
        return f"BIND={host}:不是本机地址 · is no address of this machine. 请用 · use: make run BIND=127.0.0.1"
    return ""


def missing(*, browser: bool) -> list[Need]:
    """What is not there of all that the system needs; with the browser only for the tests."""
    needs = [Need(f"{file} (PDF)", package) for file, package in _LIBRARIES.items() if not _loads(file)]
    if not _has_chinese_font():
        needs.append(Need("中文字体 · a Chinese font", "fonts-noto-cjk"))
    if browser and chromium() is None:
        needs.append(Need("Chromium", _BROWSER))
    return needs


def can_install() -> bool:
    """Whether what is missing can be installed without asking anybody: as root on Debian or Ubuntu."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def advice(needs: list[Need], *, system: str) -> str:
    """One sentence on what is missing and the exact line that mends it; `system` is the ID of /etc/os-release."""
    names = "、".join(need.name for need in needs)
    packages = [need.package for need in needs]
    lines = []
    if system == "ubuntu" and _BROWSER in packages:  # Ubuntu has Chromium as a snap only
        packages.remove(_BROWSER)
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


def system() -> str:
    """The ID of /etc/os-release; empty where there is none."""
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    lines = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    return lines.get("ID", "").strip('"')


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


if __name__ == "__main__":
    said = trouble(sys.argv[1] if sys.argv[1:] else "", os.environ)
    sys.exit(f"\n{said}" if said else 0)
