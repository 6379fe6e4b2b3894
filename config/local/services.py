"""PostgreSQL and Redis of this folder: up while anybody needs them, down with the last who does."""

import fcntl
import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.local import postgres, redis
from config.local.addresses import LOCAL, addresses, socket_folder
from config.local.processes import ignore_signals
from config.local.terminal import Trouble

_KEEP = LOCAL / "keep-services"


def up() -> None:
    """Starts what the environment does not provide and is not yet running. May be called by several at once."""
    where = addresses()
    _make_folders()
    with _lock("starting"):
        if where.private_database:
            postgres.start()
        if where.private_redis:
            redis.start()


def keep() -> None:
    """Starts them and leaves them running until `stop`."""
    up()
    _KEEP.touch()


def stop() -> None:
    """Ends the private services of this folder, and nothing else."""
    if not LOCAL.is_dir():
        return
    with _lock("starting"):
        _KEEP.unlink(missing_ok=True)
        redis.stop()
        postgres.stop()


@contextmanager
def needed() -> Iterator[None]:
    """Holds the services up for the time of the block. The last holder ends them, unless `keep` was asked for.

    Holders are counted by a shared lock on a file, which the system lets go of even when a holder is killed.
    """
    _make_folders()
    with (LOCAL / "users.lock").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            up()
            yield
        finally:
            ignore_signals()
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                if not _KEEP.exists():
                    stop()


@contextmanager
def _lock(name: str) -> Iterator[None]:
    with (LOCAL / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_folders() -> None:
    LOCAL.mkdir(exist_ok=True)
    (LOCAL / "log").mkdir(exist_ok=True)
    folder = socket_folder()
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        _check_owner(folder)
    if os.geteuid() == 0:
        account = pwd.getpwnam(postgres.SYSTEM_ACCOUNT)
        os.chown(folder, account.pw_uid, account.pw_gid)


def _check_owner(folder: Path) -> None:
    """The folder may stand in /tmp: somebody else's, or a link to elsewhere, is not used."""
    found = folder.lstat()
    allowed = {os.geteuid()}
    if os.geteuid() == 0:
        allowed.add(pwd.getpwnam(postgres.SYSTEM_ACCOUNT).pw_uid)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in allowed:
        raise Trouble(f"{folder} 属于他人,不予使用 · belongs to somebody else and is not used; 请删除 · remove it")
    folder.chmod(0o700)
