import datetime as dt
from uuid import UUID

from offices.rules.trail import BEGINNING, canonical, entry_digest, seal_digest

VALUES = {
    "id": 7,
    "at": dt.datetime(2024, 7, 8, 9, 30, tzinfo=dt.UTC),
    "act_id": UUID("00000000-0000-0000-0000-000000000001"),
    "object_label": "生物医药",
    "after": {"b": "1", "a": None},
}


def test_values_are_written_in_one_way() -> None:
    assert canonical(VALUES) == (
        '{"act_id":"00000000-0000-0000-0000-000000000001","after":{"a":null,"b":"1"},'
        '"at":"2024-07-08T09:30:00.000000+00:00","id":7,"object_label":"生物医药"}'
    )


def test_the_same_moment_in_another_time_zone_is_the_same() -> None:
    shanghai = VALUES["at"].astimezone(dt.timezone(dt.timedelta(hours=8)))
    assert entry_digest(VALUES | {"at": shanghai}) == entry_digest(VALUES)


def test_every_value_counts() -> None:
    others = [VALUES | {"id": 8}, VALUES | {"after": None}, VALUES | {"object_label": "生物医药 "}]
    assert len({entry_digest(values) for values in [VALUES, *others]}) == 4


def test_a_seal_hangs_on_the_one_before_and_on_each_entry_in_order() -> None:
    entries = [(1, "a" * 64), (2, "b" * 64)]
    digests = {
        seal_digest(BEGINNING, entries),
        seal_digest("1" * 64, entries),
        seal_digest(BEGINNING, entries[::-1]),
        seal_digest(BEGINNING, entries[:1]),
        seal_digest(BEGINNING, [(1, "a" * 64), (3, "b" * 64)]),
    }
    assert len(digests) == 5
