"""Files of each kind, and such as only pretend to be."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **saved: object) -> bytes:
    """A red picture."""
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, kind, **saved)
    return written.getvalue()


def package(*names: str, content: bytes = b"<x/>") -> bytes:
    """A zip with parts of these names."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return written.getvalue()
