from __future__ import annotations

import pytest

from offices.models import Account, Message
from offices.queries.inbox import unread_count
from offices.services.inbox import mark_read, tell, tell_each
from tests.actors import TODAY, City


@pytest.fixture
def message(city: City) -> Message:
    tell(organisation=city.organisations["ferrous-office"], key="notice:1", kind="notice", subject="通报")
    return Message.objects.get()


def test_telling_twice_is_telling_once(city: City, message: Message) -> None:
    tell(organisation=city.organisations["ferrous-office"], key="notice:1", kind="notice", subject="通报（重发）")
    assert Message.objects.get().subject == "通报"


def test_many_are_told_in_one_statement(city: City, message: Message, django_assert_num_queries) -> None:
    told = {f"notice:1:{code}": organisation for code, organisation in city.organisations.items()}
    with django_assert_num_queries(2):  # the time, and the messages
        tell_each(told, kind="notice", subject="通报")
    tell_each(told, kind="notice", subject="通报（重发）")
    assert Message.objects.filter(subject="通报").count() == len(told) + 1


def test_it_is_told_on_the_day_of_business(message: Message) -> None:
    assert message.sent_at.date() in {TODAY, TODAY.replace(day=TODAY.day - 1)}


def test_a_long_subject_is_cut(city: City) -> None:
    tell(organisation=city.organisations["city"], key="long", kind="notice", subject="长" * 300)
    assert len(Message.objects.get().subject) == 200


def test_one_of_the_organisation_reads_for_all(message: Message, clerk: Account, director: Account) -> None:
    assert unread_count(director) == 1
    assert mark_read(by=clerk, message=message.pk) == message
    assert unread_count(director) == 0
    mark_read(by=director, message=message.pk)
    message.refresh_from_db()
    assert message.read_by == clerk


def test_others_cannot(message: Message, stranger_clerk: Account, nobody: Account) -> None:
    for account in (stranger_clerk, nobody):
        assert mark_read(by=account, message=message.pk) is None
    message.refresh_from_db()
    assert message.read_at is None
