"""What must be on the machine itself is brought there: libraries, a Chinese font, a browser for the tests."""

import os

from config.local.beforehand import advice, can_install, missing, system
from config.local.terminal import Trouble, call, step


def complete(*, browser: bool = False) -> None:
    """Installs what is missing when run as root on Debian or Ubuntu; else raises Trouble with the line to type."""
    needs = missing(browser=browser)
    if not needs:
        return
    packages = [need.package for need in needs]
    if can_install():
        with step(f"安装系统组件 · installing {', '.join(packages)}"):
            _install(packages)
        needs = missing(browser=browser)
    if needs:
        raise Trouble(advice(needs, system=system()))


def _install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-q"], what="apt-get update", environment=quiet)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    call(command, what="apt-get install", environment=quiet)
