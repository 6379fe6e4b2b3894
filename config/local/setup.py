"""What stands between an installed .venv and a system that can run; each step is done once and then known as done."""

import itertools
import os
import sys
from urllib.parse import urlsplit

from config.local import front, machine, postgres, translations
from config.local.addresses import APPLICATION, LOCAL, ROOT, addresses
from config.local.stamps import Stamp
from config.local.terminal import call, step

MANAGE = (sys.executable, "manage.py")
APPS = ("config", "offices", "chains", "dispatch", "evaluation")

_MAKING = "建立数据表（首次约一分钟）· making the tables (about a minute the first time)"
_OF_TABLES = "步已完成 · steps done"
_DEMONSTRATION = "载入演示数据（首次约两分钟）· the demonstration (two minutes the first time)"
_FIRST = (
    "三员首次登录用户名和密码（只显示这一次，登录后修改；此后怎么做见 docs/roles/administrators.md）\n"
    "  the administrators' user names and first passwords, shown this once (next: docs/roles/administrators.md)"
)


def prepare_files(*, browser: bool = False) -> None:
    """System libraries, front-end files and translations; a browser as well when the tests need it."""
    machine.complete(browser=browser)
    front.fetch()
    front.publish()
    translations.compile_all()


def collect_static() -> None:
    """The files that pages load, under names that carry their hash."""
    sources = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    lock = ROOT / "requirements-dev.lock"
    stamp = Stamp("static", sources=[*sources, lock], result=LOCAL / "static" / "staticfiles.json")
    if not stamp.fresh():
        with step("整理静态文件 · collecting static files"):
            call([*MANAGE, "collectstatic", "--no-input", "--clear", "-v", "0"], what="collectstatic", cwd=ROOT)
        stamp.set()


def migrate() -> None:
    """Brings the tables up to date, with the role that owns them, and says what the application's role may do.

    Of the private database it is known which migrations it has had; another's is always asked.
    """
    where = addresses()
    had = postgres.DATA / "migrations-had"  # goes with the data
    migrations = [path for path in ROOT.glob("*/**/migrations/*.py") if path.relative_to(ROOT).parts[0] in APPS]
    grants = ROOT / "offices" / "management" / "commands" / "grant_app_role.py"
    stamp = Stamp("tables", sources=[*migrations, grants, ROOT / "requirements-dev.lock"], result=had)
    if where.private_database and stamp.fresh():
        return
    environment = {**os.environ, "DATABASE_URL": where.owner}
    first = where.private_database and not had.exists()
    with step(_MAKING if first else "核对数据表 · checking the tables") as progress:
        applied = (f"{count} {_OF_TABLES}" for count in itertools.count(1))
        call(
            [*MANAGE, "migrate", "--no-input"],
            what="migrate",
            environment=environment,
            cwd=ROOT,
            each=lambda line: progress(next(applied)) if line.strip().startswith("Applying") else None,
        )
        if where.owner != where.database:
            role = urlsplit(where.database).username or APPLICATION
            call([*MANAGE, "grant_app_role", "--role", role], what="grant_app_role", environment=environment, cwd=ROOT)
    if where.private_database:
        had.touch()
        stamp.set()


def load_demonstration() -> str:
    """Fills an empty city with the demonstration, and returns its accounts as they are to be shown.

    Of the private database it is known that it has been done, and what was told then.
    """
    told = postgres.DATA / "demonstration-told"  # goes with the data
    folders = (ROOT / "evaluation" / "management", ROOT / "config" / "regimes")
    sources = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".toml", ".xlsx"}]
    stamp = Stamp("demonstration", sources=sources, result=told)
    private = addresses().private_database
    if private and stamp.fresh():
        return told.read_text(encoding="utf-8")
    with step(_DEMONSTRATION if private and not told.exists() else "演示数据 · the demonstration"):
        accounts = call([*MANAGE, "load_demo", "--registers"], what="load_demo", cwd=ROOT).rstrip()
    if private:
        told.write_text(accounts, encoding="utf-8")
        stamp.set()
    return accounts


def open_first_accounts() -> str:
    """Opens the three administrators' accounts of an empty city; returns what they are to be told, once."""
    opened = call([*MANAGE, "first_administrators", "--unless-any"], what="first_administrators", cwd=ROOT).rstrip()
    if not opened:
        return ""
    told = "\n".join(f"  {line}" for line in opened.expandtabs(12).splitlines())
    return f"{_FIRST}\n{told}"
