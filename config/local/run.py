"""`make run`: everything up, the address said, and everything down again with Ctrl-C."""

import contextlib
import fcntl
import http.client
import os
import sys
import time
from collections.abc import Iterator

from config.local import processes, services, setup
from config.local.addresses import LOCAL
from config.local.beforehand import place, port_trouble
from config.local.processes import Child
from config.local.terminal import Trouble, say, step

_PATIENCE = 90.0  # seconds until everything answers
_TRUE = ("1", "true", "yes", "on")


def run() -> None:
    """Returns when it was asked to end; raises Trouble when it cannot start or a part has failed."""
    try:
        host, port = place(os.environ)
    except ValueError as error:
        raise Trouble(str(error)) from None
    with _only_one_here(port):
        if taken := port_trouble(os.environ):
            raise Trouble(taken)
        setup.prepare_files()
        with services.needed():
            setup.migrate()
            setup.collect_static()
            accounts = setup.load_demonstration() if _demonstration() else setup.open_first_accounts()
            _serve(host, port, accounts)


def _serve(host: str, port: int, accounts: str) -> None:
    children: list[Child] = []
    try:
        with step("启动 · starting web, worker and beat"):
            commands = _commands(host, port)
            children += [_start(name, commands) for name in ("web", "worker")]
            _wait_until_healthy(host, port, children)
            children.append(_start("beat", commands))
        _announce(port, accounts)
        with contextlib.suppress(KeyboardInterrupt):
            _watch(children)
    finally:
        processes.ignore_signals()
        say("\n  · 正在停止 · stopping")
        processes.end(children)


def _start(name: str, commands: dict[str, list[str]]) -> Child:
    return processes.start(name, commands[name], environment=os.environ)


def _commands(host: str, port: int) -> dict[str, list[str]]:
    python = sys.executable
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    web = ["--bind", bind, "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
    web += ["--no-control-socket", "--preload"]
    beat = ["--schedule", str(LOCAL / "beat-schedule"), "--pidfile", ""]
    return {
        "web": [python, "-m", "gunicorn", "config.wsgi", *web],
        "worker": [python, "-m", "celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "INFO"],
        "beat": [python, "-m", "celery", "-A", "config", "beat", "--loglevel", "INFO", *beat],
    }


def _wait_until_healthy(host: str, port: int, children: list[Child]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while (answer := _ask_health(host, port)) != http.HTTPStatus.OK:
        _check_all_up(children)
        if time.monotonic() > deadline:
            raise Trouble(f"没有按时就绪 · not ready in time: /healthz → {answer or '—'}; 日志 · logs: {LOCAL / 'log'}")
        time.sleep(0.2)


def _ask_health(host: str, port: int) -> int:
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - read here, not bound
    link = http.client.HTTPConnection(reach, port, timeout=10)
    try:
        link.request("GET", "/healthz", headers={"Host": _name()})
        return link.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        link.close()


def _name() -> str:
    """The name under which the pages answer."""
    return os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip() or "localhost"


def _announce(port: int, accounts: str) -> None:
    say(f"\n  链长台已就绪 · Chainchief is ready:  http://{_name()}:{port}/\n")
    if accounts:
        say("\n".join(f"  {line}" for line in accounts.splitlines()) + "\n")
    say(f"  日志 · logs: {LOCAL / 'log'}    停止 · stop: Ctrl-C")


def _watch(children: list[Child]) -> None:
    while True:
        _check_all_up(children)
        time.sleep(0.5)


def _check_all_up(children: list[Child]) -> None:
    if gone := processes.first_ended(children):
        raise Trouble(f"{gone.name} 意外停止 · has ended by itself:\n{gone.last_words()}\n    {gone.log}")


@contextlib.contextmanager
def _only_one_here(port: int) -> Iterator[None]:
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Trouble(f"本目录已在运行 · already running from this folder: port {lock.read()}") from None
        lock.truncate(0)
        lock.write(str(port))
        lock.flush()
        yield


def _demonstration() -> bool:
    return os.environ.get("DEMO", "yes").lower() in _TRUE
