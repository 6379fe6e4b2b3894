"""What stands between an installed .venv and a system that can run; each step is done once and then known as done."""

import os
import sys
from urllib.parse import urlsplit

from config.local import front, machine, postgres, translations
from config.local.addresses import APPLICATION, LOCAL, ROOT, addresses
from config.local.stamps import Stamp
from config.local.terminal import call, step

MANAGE = (sys.executable, "manage.py")
APPS = ("config", "offices", "chains", "dispatch", "evaluation")

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
    with step("核对数据表 · checking the tables"):
        call([*MANAGE, "migrate", "--no-input", "-v", "0"], what="migrate", environment=environment, cwd=ROOT)
        if where.owner != where.database:
            role = urlsplit(where.database).username or APPLICATION
            call([*MANAGE, "grant_app_role", "--role", role], what="grant_app_role", environment=environment, cwd=ROOT)
    if where.private_database:
        had.touch()
        stamp.set()


def load_demonstration() -> str:
    """Fills an empty city with the demonstration, and returns its accounts as they are to be shown."""
    with step("演示数据 · the demonstration"):
        return call([*MANAGE, "load_demo", "--registers"], what="load_demo", cwd=ROOT).rstrip()


def open_first_accounts() -> str:
    """Opens the three administrators' accounts of an empty city; returns what they are to be told, once."""
    opened = call([*MANAGE, "first_administrators", "--unless-any"], what="first_administrators", cwd=ROOT).rstrip()
    if not opened:
        return ""
    told = "\n".join(f"  {line}" for line in opened.expandtabs(12).splitlines())
    return f"{_FIRST}\n{told}"
