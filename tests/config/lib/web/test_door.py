from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from config.lib.web.door import DEEPEST, KeptSigns, Unkept, read_json
from offices.models import Account
from tests.actors import City


@pytest.mark.parametrize(
    "address",
    [
        "/inbox/?q=%00",
        "/inbox/?%00=1",
        "/chains/%00/",
        "/api/chains/%00/",
        "/api/indicators/a%00b/",
        "/%00/",
        "/?next=%00",
    ],
)
def test_S33_an_address_with_nul_is_refused_at_the_door(city: City, client_of, clerk: Account, address: str) -> None:
    answer = client_of(clerk).get(address)
    assert answer.status_code == 400
    assert "空字符" in answer.content.decode() or "空字符" in answer.json()["detail"]


def test_S27_a_cookie_with_nul_opens_no_session(db: None) -> None:
    client = Client(headers={"cookie": r'chainchief="\000\000abcdefgh"'})
    assert client.get("/login/").status_code == 400


def test_S33_a_field_with_nul_is_refused_at_the_door(city: City, client_of, security_admin: Account) -> None:
    client = client_of(security_admin)
    for sent in ({"name": "a\0b"}, {"a\0b": "name"}):
        answer = client.post("/administration/posts/", sent)
        assert answer.status_code == 400
        assert "空字符" in answer.content.decode()


def test_a_stranger_is_told_so_too(db: None) -> None:
    assert "空字符" in Client().post("/login/", {"username": "a\0", "password": "b"}).content.decode()


def test_S23_a_file_name_loses_what_cannot_be_kept_or_is_refused() -> None:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.xlsx", b"x")})
    request.FILES["file"]._name = "a\0.xlsx"
    answer = KeptSigns(lambda _request: None).process_view(request)  # type: ignore[arg-type, return-value]
    assert answer is not None
    assert answer.status_code == 400


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
@pytest.mark.parametrize("shape", ['"%s"', '["%s"]', '{"%s": 1}', '{"a": [{"b": "x%sy"}]}'])
def test_S34_json_with_such_a_sign_is_unkept(shape: str, sign: str) -> None:
    with pytest.raises(Unkept):
        read_json((shape % json.dumps(sign)[1:-1]).encode())


@pytest.mark.parametrize(
    "sent",
    [b"", b"{", b"\xff", b"NaN", b'{"a": Infinity}', b"[" * 100_000, b"[" * 3_000 + b"]" * 3_000, b"9" * 5_000],
)
def test_S34_what_is_no_json_is_a_value_error(sent: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_json(sent)


def test_reads_what_is_kept() -> None:
    value: object = {"a": ["中", "😀", 1, None, True, "1.50"]}
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode()) == value
    assert read_json(b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1)) != []


@pytest.mark.parametrize(
    "body", ["[" * 3_000 + "]" * 3_000, '{"reasons": {"a\\u0000b": "x"}}', '{"a": "\\ud800"}', "{"]
)
def test_S34_the_api_refuses_what_it_cannot_read(city: City, client_of, office: Account, body: str) -> None:
    answer = client_of(office).post("/api/ledgers/ferrous/2024-06/return/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_S33_a_header_with_nul_is_refused_at_the_door(db: None) -> None:
    answer = Client().post("/login/", {"username": "a", "password": "b"}, headers={"user-agent": "a\0b"})
    assert answer.status_code == 400
