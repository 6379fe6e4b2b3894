"""A real browser against a real server: windows for people, pictures, accessibility, and no complaint unheard.

def test_story(city, window_of, worker):
    page = window_of(city.account("clerk")).page
    page.goto("/desk/")
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from config.celery import app
from config.local.beforehand import chromium
from offices.models import Account
from tests.browser.windows import DESK, Window

# Playwright keeps an event loop in this thread; Django would take every query for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
LARGEST_PICTURE = 200 * 1024
PATIENCE = 60_000
"""Milliseconds that a page may take on a machine with other things to do; nothing is waited for longer than needed."""
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    path = chromium()
    assert path, "Chromium is missing: make test installs it or says how"
    expect.set_options(timeout=PATIENCE / 2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
        # As long as Playwright's loop runs in this thread it has connections of its own, which nobody closes later.
        connections.close_all()


@pytest.fixture
def window_of(browser: Browser, live_server: Any, error_log: Any) -> Iterator[Callable[..., Window]]:
    """``window_of(account)``, or ``window_of(None)`` before the log-in; ``size`` is DESK, WALL or PHONE."""
    windows: list[Window] = []
    contexts: list[BrowserContext] = []

    def open_window(account: Account | None, *, size: tuple[int, int] = DESK) -> Window:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": size[0], "height": size[1]},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        if account is not None:
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": _session(account), "url": live_server.url}]
            )
        window = Window(page=context.new_page())
        window.listen()
        contexts.append(context)
        windows.append(window)
        return window

    yield open_window
    for context in contexts:
        context.close()
    assert [line for window in windows for line in window.unexpected()] == []


def _session(account: Account) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """A Celery worker at the test's own queue, so that background work is done while the browser looks on."""
    queue = settings.CELERY_TASK_DEFAULT_QUEUE
    with start_worker(
        app, pool="solo", perform_ping_check=False, queues=[queue], shutdown_timeout=30, loglevel="error"
    ):
        yield
    with app.connection_for_write() as broker:
        broker.default_channel.queue_purge(queue)


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[..., Path]:
    """``picture(window, "cockpit")`` keeps what is seen in test-results/.

    With ``--pictures`` those that a page of the documentation shows are renewed in docs/screenshots/ too.
    """
    folder = settings.BASE_DIR / "test-results" / "screenshots"
    renewed = _shown_in_docs() if request.config.getoption("--pictures") else frozenset()

    def take(window: Window, name: str, *, whole: bool = False) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path: Path = folder / f"{name}.png"
        path.write_bytes(window.page.screenshot(full_page=whole, animations="disabled"))
        if path.name in renewed:
            shown = settings.BASE_DIR / "docs" / "screenshots" / path.name
            shown.write_bytes(_small(path.read_bytes()))
        return path

    return take


def _shown_in_docs() -> frozenset[str]:
    pages = [settings.BASE_DIR / "README.md", *(settings.BASE_DIR / "docs").rglob("*.md")]
    return frozenset(
        name for page in pages for name in re.findall(r"screenshots/([\w-]+\.png)", page.read_text(encoding="utf-8"))
    )


def _small(png: bytes) -> bytes:
    """The same picture in as many colours as fit into the largest size allowed."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        file = io.BytesIO()
        image.quantize(colours, Image.Quantize.FASTOCTREE).save(file, "PNG")
        if file.tell() <= LARGEST_PICTURE:
            return file.getvalue()
    raise AssertionError("the picture stays larger than 200 kB")
