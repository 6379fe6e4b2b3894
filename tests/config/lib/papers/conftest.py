"""Papers measured as a picky official would: in millimetres from the upper left corner."""

from __future__ import annotations

import ctypes
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image, ImageChops

from config.lib.papers import NoticePaper, Paragraph, notice_pdf

MM = 72 / 25.4
PIXELS = 12  # a millimetre


@dataclass(frozen=True)
class Char:
    text: str
    x: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True)
class TextLine:
    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    @property
    def left(self) -> float:
        return self.chars[0].x

    @property
    def baseline(self) -> float:
        return self.chars[0].baseline

    @property
    def size(self) -> float:
        return round(self.chars[0].size, 1)

    @property
    def font(self) -> str:
        return self.chars[0].font

    @property
    def right(self) -> float:
        """Where the last full-width character ends."""
        last = self.chars[-1]
        return last.x + last.size / MM


@dataclass(frozen=True)
class Rule:
    left: float
    right: float
    top: float
    bottom: float
    weight: float


class Sheet:
    """One page: its lines of text, its rules, the extent of its red ink."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.width = page.get_width() / MM
        self.height = page.get_height() / MM

    @cached_property
    def lines(self) -> list[TextLine]:
        chars = sorted(self._chars(), key=lambda char: (round(char.baseline, 1), char.x))
        return [TextLine(tuple(line)) for _, line in groupby(chars, key=lambda char: round(char.baseline, 1))]

    @property
    def body(self) -> list[TextLine]:
        """The lines inside the type area."""
        return [line for line in self.lines if 37 < line.baseline < 262]

    def line(self, words: str) -> TextLine:
        return next(line for line in self.lines if words in line.text)

    @cached_property
    def picture(self) -> Image.Image:
        return self.page.render(scale=PIXELS / MM).to_pil().convert("RGB")

    @property
    def black(self) -> Image.Image:
        return self.picture.getchannel("R").point(lambda red: 255 if red < 128 else 0)

    @property
    def red(self) -> Image.Image:
        red, green, _ = self.picture.split()
        return ImageChops.subtract(red, green).point(lambda more: 255 if more > 100 else 0)

    def rules(self, ink: Image.Image) -> list[Rule]:
        """Lines across most of the page."""
        share = ink.resize((1, ink.height), Image.Resampling.BOX)
        rows = [y for y in range(ink.height) if share.getpixel((0, y)) > 180]
        runs = [[y for _, y in run] for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])]
        return [self._rule(ink, run[0], run[-1] + 1) for run in runs]

    def extent(self, ink: Image.Image, *, top: float = 0, bottom: float = 297) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the ink between two heights."""
        box = ink.crop((0, int(top * PIXELS), ink.width, int(bottom * PIXELS))).getbbox()
        assert box
        left, upper, right, lower = (edge / PIXELS for edge in box)
        return left, upper + top, right, lower + top

    def _rule(self, ink: Image.Image, top: int, bottom: int) -> Rule:
        box = ink.crop((0, top, ink.width, bottom)).getbbox()
        assert box
        column = self.picture.getchannel("G").crop((ink.width // 2, top - 4, ink.width // 2 + 1, bottom + 4)).tobytes()
        weight = sum(255 - green for green in column) / (255 - min(column))
        return Rule(box[0] / PIXELS, box[2] / PIXELS, top / PIXELS, bottom / PIXELS, weight / PIXELS)

    def _chars(self) -> list[Char]:
        text = self.page.get_textpage()
        chars = []
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                x, y, name = ctypes.c_double(), ctypes.c_double(), ctypes.create_string_buffer(200)
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                raw.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
                size = raw.FPDFText_GetFontSize(text, index) * 0.75  # WeasyPrint lays out in CSS pixels
                chars.append(Char(char, x.value / MM, self.height - y.value / MM, size, name.value.decode()))
        return chars


@pytest.fixture
def sheets() -> Callable[[bytes], list[Sheet]]:
    def read(pdf: bytes) -> list[Sheet]:
        document = pypdfium2.PdfDocument(pdf)
        return [Sheet(document[number]) for number in range(len(document))]

    return read


PAPER = NoticePaper(
    organ="望山市产业链发展领导小组办公室文件",
    number="望链长办〔2024〕5号",
    title="关于2024年第二季度产业链链长制工作\n评价情况的通报",
    addressee="各县（市、区）人民政府，各链办",
    paragraphs=[Paragraph(text="产业链" * 400)],
    signature="望山市产业链发展领导小组办公室",
    date=dt.date(2024, 7, 8),
)


@pytest.fixture
def notice(sheets: Callable[[bytes], list[Sheet]]) -> Callable[..., list[Sheet]]:
    """The pages of the notice, with what the test wants otherwise."""

    def produce(**otherwise: object) -> list[Sheet]:
        return sheets(notice_pdf(replace(PAPER, **otherwise)))

    return produce


@pytest.fixture
def paper() -> NoticePaper:
    return PAPER
