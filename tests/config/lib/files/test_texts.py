"""Plain text in any of the manners of an office."""

from __future__ import annotations

import pytest

from config.lib.files.texts import text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert text_of("链长制 2024".encode(encoding)) == "链长制 2024"


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\xff\xff\xff", b"\xff\xfe\x00", "a\0b".encode("utf-16")])
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert text_of(content) is None
