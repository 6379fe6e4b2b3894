from __future__ import annotations

import pytest
from django.test import RequestFactory, override_settings

from config.lib.web.addresses import client_address, own_path


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, None, "127.0.0.1"),
        (0, "10.0.0.9", "127.0.0.1"),
        (1, None, "127.0.0.1"),
        (1, "10.0.0.9", "10.0.0.9"),
        (1, "6.6.6.6, 10.0.0.9", "10.0.0.9"),
        (2, "6.6.6.6, 10.0.0.9, 10.0.0.1", "10.0.0.9"),
        (2, "10.0.0.1", "127.0.0.1"),
        (1, "10.0.0.9:4711", "10.0.0.9"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "unknown", "127.0.0.1"),
        (1, "x" * 500, "127.0.0.1"),
        (1, " ,", "127.0.0.1"),
    ],
)
def test_S30_what_is_forged_does_not_count(proxies: int, told: str | None, address: str) -> None:
    headers = {"X-Forwarded-For": told} if told else {}
    with override_settings(PROXY_COUNT=proxies):
        assert client_address(RequestFactory().get("/", headers=headers)) == address


@pytest.mark.parametrize("address", ["/", "/desk/", "/ledgers/?month=2024-06#row", "http://testserver/desk/"])
def test_our_own_addresses_pass(address: str) -> None:
    assert own_path(RequestFactory().get("/"), address) == address


@pytest.mark.parametrize("address", [None, "", "//evil.example", "/\\evil", "https:evil", "https://evil.example/"])
def test_S28_others_do_not(address: str | None) -> None:
    assert own_path(RequestFactory().get("/"), address) == ""
