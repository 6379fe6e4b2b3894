"""A first password is read from a slip of paper, typed once, and not to be guessed."""

import re

from django.contrib.auth.password_validation import validate_password

from offices.services.first_password import first_password


def test_it_is_read_without_doubt_and_strong_enough() -> None:
    for password in (first_password() for _ in range(50)):
        assert re.fullmatch(r"([b-df-hj-km-np-tv-xz2-9]{4}-){3}[b-df-hj-km-np-tv-xz2-9]{4}", password)
        validate_password(password)


def test_no_two_are_alike() -> None:
    assert len({first_password() for _ in range(50)}) == 50
