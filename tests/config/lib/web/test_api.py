from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisAway
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from config.lib.web.api import Throttle
from config.lib.web.api_refusals import refuse
from offices.models import Account


@pytest.fixture
def twice_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Throttle, "THROTTLE_RATES", {"user": "2/minute"})
    cache.clear()


@pytest.mark.usefixtures("twice_a_minute")
def test_S30_an_account_that_asks_too_often_waits(client_of: Any, clerk: Account, office: Account) -> None:
    client = client_of(clerk)
    assert [client.get("/api/chains/").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/api/chains/")["Retry-After"]
    assert client_of(office).get("/api/chains/").status_code == 200


@pytest.mark.usefixtures("twice_a_minute")
def test_R2_without_redis_nobody_is_counted(client_of: Any, clerk: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def get(self, *_given: object, **_options: object) -> None:
            raise RedisAway

    monkeypatch.setattr(Throttle, "cache", Away())
    assert [client_of(clerk).get("/api/chains/").status_code for _ in range(3)] == [200] * 3


@pytest.mark.parametrize("address", ["/api/chains/none/", "/api/indicators/none/", "/api/ledgers/bearings/2024-06/"])
def test_S33_what_is_not_there_is_said_in_chinese_without_the_name_of_a_model(
    client_of: Any, clerk: Account, address: str
) -> None:
    answer = client_of(clerk).get(address)
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("页面不存在") or "没有" in answer.json()["detail"]
    assert "matches" not in answer.json()["detail"]


def test_what_the_framework_says_in_english_alone_is_said_in_chinese() -> None:
    class Sent(serializers.Serializer[Any]):
        figure = serializers.IntegerField()

    sent = Sent(data=None)
    with pytest.raises(ValidationError) as refused:
        sent.is_valid(raise_exception=True)
    answer = refuse(refused.value, {})
    assert answer is not None
    assert "No data" not in str(answer.data)
    assert "没有收到内容" in str(answer.data)
    nested = refuse(ValidationError({"cells": [{"figure": ["A valid biginteger is required."]}]}), {})
    assert nested is not None
    assert nested.data == {"cells": [{"figure": ["请填写整数。"]}]}
