from __future__ import annotations

from io import BytesIO
from urllib.parse import unquote

import pytest

from config.lib.web.downloads import PDF, download, workbook_file


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("../../关于通报.pdf", "关于通报.pdf"),
        ("a\r\nX-Evil: 1.pdf", "aX-Evil: 1.pdf"),
        ("通报\u202efdp.exe", "通报fdp.exe"),
        ("长" * 500 + ".pdf", "长" * 116 + ".pdf"),
        ("", "file"),
    ],
)
def test_S23_a_file_is_sent_under_a_name_and_no_path(given: str, sent: str) -> None:
    for answer in (download(b"x", name=given, kind=PDF), workbook_file(BytesIO(b"x"), given)):
        header = unquote(answer["Content-Disposition"])
        assert header.startswith("attachment")
        assert sent in header
        assert "/" not in header.partition("''")[2]
        assert len(answer["Content-Disposition"]) < 1200
