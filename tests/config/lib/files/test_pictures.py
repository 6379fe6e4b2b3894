"""Pictures are shown drawn anew (S24)."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from config.lib.files.pictures import LONGEST_SIDE, check_picture, drawn_anew
from config.lib.refusals import Refused
from tests.config.lib.files.samples import picture


def _huge(side: int) -> bytes:
    """The head of a PNG of that many pixels on each side, and no more of it."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


def test_S24_only_the_pixels_are_shown() -> None:
    place = Image.Exif()
    place[0x010E] = "place of the camera"
    sent = picture("JPEG", size=(3000, 2000), exif=place.tobytes()) + b"<script>behind</script>"
    drawn = drawn_anew(sent)
    shown = Image.open(io.BytesIO(drawn))
    assert shown.size == (LONGEST_SIDE, 1067)
    assert not shown.getexif()
    assert b"script" not in drawn
    assert b"camera" not in drawn


def test_what_is_transparent_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(written, "PNG")
    assert Image.open(io.BytesIO(drawn_anew(written.getvalue()))).getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize("side", [7_000, 10_000, 20_000, 2_000_000_000])
def test_S24_a_huge_picture_is_refused_by_its_head(side: int) -> None:
    with pytest.raises(Refused, match="40百万像素"):
        check_picture(_huge(side))


def test_a_damaged_picture_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)  # WeasyPrint sets it for the whole process
    with pytest.raises(Refused, match="损坏"):
        drawn_anew(picture("PNG", size=(400, 400))[:60])
