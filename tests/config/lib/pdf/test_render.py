from __future__ import annotations

import io
import logging
import os
import queue
import threading

import pytest
from pypdf import PdfReader
from weasyprint.text.fonts import FontConfiguration

from config.lib.pdf import render, render_pdf

WORDS = "<!DOCTYPE html><html lang=zh-CN><title>{0}</title><p>{0}"


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_same_html_gives_the_same_bytes():
    assert render_pdf(WORDS.format("通报")) == render_pdf(WORDS.format("通报"))
    assert render_pdf(WORDS.format("通报")) != render_pdf(WORDS.format("月报"))


def test_no_date_but_the_papers_own():
    html = '<meta name="dcterms.created" content="2024-07-08"><meta name="author" content="链长办"><title>通报</title>'
    told = PdfReader(io.BytesIO(render_pdf(html))).metadata
    assert (told.title, told.author, told["/CreationDate"]) == ("通报", "链长办", "D:20240708")
    assert PdfReader(io.BytesIO(render_pdf("<p>x"))).metadata.creation_date is None


def test_a_landscape_page_is_turned_only_where_asked():
    html = "<style>@page wide { size: A4 landscape } .wide { page: wide }</style><p>上<p class=wide>宽"
    assert [page.rotation for page in PdfReader(io.BytesIO(render_pdf(html))).pages] == [0, 0]
    assert [page.rotation for page in PdfReader(io.BytesIO(render_pdf(html, turned=True))).pages] == [0, 270]


def test_font_configurations_are_used_again_and_never_more_than_a_few(monkeypatch):
    made = []

    def configuration():
        made.append(FontConfiguration())
        return made[-1]

    monkeypatch.setattr(render, "_fonts", queue.LifoQueue())
    for _ in range(render.AT_ONCE):
        render._fonts.put(None)
    monkeypatch.setattr(render, "FontConfiguration", configuration)
    for _ in range(render.AT_ONCE + 2):
        render_pdf("<p>一")
    assert len(made) == 1


def test_a_short_paper_does_not_wait_for_a_long_one():
    begun, done = threading.Event(), threading.Event()
    pages: list[int] = []

    def watch(page: int) -> None:
        pages.append(page)
        begun.set()
        assert done.wait(20)

    long = threading.Thread(target=render_pdf, args=["<p>长"], kwargs={"watch": watch}, daemon=True)
    long.start()
    assert begun.wait(20)
    assert words(render_pdf("<p>短")) == "短"
    assert long.is_alive()
    done.set()
    long.join(20)
    assert pages == [1]


def test_who_watches_is_told_however_logging_was_configured_since():
    render.PROGRESS_LOGGER.setLevel(logging.NOTSET)
    render.PROGRESS_LOGGER.propagate = True
    pages: list[int] = []
    render_pdf("<p>一<p style='break-before: page'>二", watch=pages.append)
    assert pages == [1, 2]


def test_papers_made_at_once_do_not_mix():
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        made[number] = render_pdf(WORDS.format(f"第{number}号"))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert {number: words(pdf).strip() for number, pdf in made.items()} == {n: f"第{n}号" for n in range(8)}


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_worker_makes_papers_too():
    render_pdf("<p>parent")
    child = os.fork()
    if child == 0:
        os._exit(0 if render_pdf("<p>child").startswith(b"%PDF") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
