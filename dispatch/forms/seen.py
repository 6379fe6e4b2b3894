from __future__ import annotations

from collections.abc import Mapping


def seen_stamp(data: Mapping[str, object]) -> int:
    """The stamp of the sheet that was on the page; one that is lacking or no number is never the right one."""
    text = str(data.get("seen", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
