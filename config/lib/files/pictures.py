"""Pictures that somebody attached: looked at without being unpacked, and drawn anew before they are shown."""

from __future__ import annotations

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from config.lib.refusals import Refused

FORMATS = ("JPEG", "PNG")
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
_UNREADABLE = (OSError, ValueError, SyntaxError)


def check_picture(content: bytes) -> None:
    """Raise Refused where the head of the picture cannot be read or says that it is huge; nothing is unpacked."""
    _opened(content)


def drawn_anew(content: bytes) -> bytes:
    """The picture as a JPEG of screen size: nothing but its pixels, no place, no camera, nothing behind it."""
    picture = _opened(content)
    try:
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        shown = Image.new("RGB", upright.size, "white")
        pixels = upright.convert("RGBA")
        shown.paste(pixels, mask=pixels)
    except _UNREADABLE as error:
        raise _unreadable() from error
    written = BytesIO()
    shown.save(written, "JPEG", quality=85)
    return written.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _UNREADABLE as error:
        raise _unreadable() from error
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    return picture


def _too_large() -> Refused:
    return Refused(
        _("The picture has more than %(most)d million pixels. Make it smaller and add it again.")
        % {"most": MOST_PIXELS // 1_000_000}
    )


def _unreadable() -> Refused:
    return Refused(_("The picture is damaged and cannot be read. Save it again as JPEG or PNG."))
