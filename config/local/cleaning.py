"""`make clean`: back to what git holds."""

import fcntl
import shutil
import sys

from config.local import services
from config.local.addresses import LOCAL, ROOT, socket_folder
from config.local.terminal import Trouble, say

MADE = (
    *(".local", ".venv", "node_modules", "static/vendor"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis"),
)


def clean() -> None:
    """Removes all that was made here, the private database with it; asks first at a terminal."""
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / "users.lock").open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble("本目录仍在运行,请先停止 · still running from this folder: stop it first") from None
        if not _agreed():
            return
        services.stop()
        for name in MADE:
            shutil.rmtree(ROOT / name, ignore_errors=True)
        shutil.rmtree(socket_folder(), ignore_errors=True)
        for compiled in ROOT.glob("locale/*/LC_MESSAGES/*.mo"):
            compiled.unlink()
        for cache in list(ROOT.rglob("__pycache__")):
            shutil.rmtree(cache, ignore_errors=True)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return True
    say("将删除本目录中生成的一切,包括试用数据库 · this removes all that was made here, the database of the trial too.")
    return input("继续? · go on? [y/N] ").strip().lower() in ("y", "yes")
