from __future__ import annotations

from offices.models import Account
from tests.actors import City


def test_S9_two_people_interleaved_each_see_their_own(city: City, client_of, clerk: Account, office: Account) -> None:
    first, second = client_of(clerk), client_of(office)
    for _ in range(2):
        for client, account in ((first, clerk), (second, office)):
            answer = client.get("/inbox/")
            assert answer["Cache-Control"] == "private, no-store"
            assert account.name in answer.content.decode()
            assert f'data-account="{account.pk}"' in answer.content.decode()


def test_S33_no_answer_lets_scripts_of_others_run(city: City, client_of, clerk: Account) -> None:
    policy = client_of(clerk).get("/inbox/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert part in policy


def test_pages_have_no_inline_code(city: City, client_of, clerk: Account) -> None:
    page = client_of(clerk).get("/inbox/").content.decode()
    for piece in (" style=", " onclick=", " onload=", "<style", "javascript:"):
        assert piece not in page
