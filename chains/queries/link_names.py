"""The names that may stand in a column that links to another record, as somebody types one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.apps import apps
from django.http import Http404

from chains.models import Record
from chains.queries.import_links import linkable
from chains.queries.naming import words
from chains.queries.search import best
from chains.queries.sight import Sight, sight_of
from chains.registers.kinds import Link
from config.lib.pinyin import initials
from offices.models import Account

MOST = 10


@dataclass(frozen=True)
class Offered:
    """A name; ``detail`` says what else it is called."""

    name: str
    detail: str = ""


def link_names(sight: Sight, code: str, text: str) -> list[Offered]:
    """The likeliest names for the column of that code; of a register those alone that the account may know of (S4).

    Raises Http404 where the account sees no column of that code that links to something.
    """
    column = sight.column(code)
    if column is None or not column.is_typed or not isinstance(column.kind, Link):
        raise Http404
    if not words(text):
        return []
    model = apps.get_model(column.kind.to)
    if issubclass(model, Record):
        return _of_register(sight.account, model, text)
    return list(islice(_of_few(column.kind, sight.account, text), MOST))


def _of_register(account: Account, model: type[Record], text: str) -> list[Offered]:
    try:
        sight = sight_of(account, model.register)
    except Http404:
        return []
    return [Offered(name) for _record, _register, name, *_order in best(text, sight, MOST)]


def _of_few(kind: Link, account: Account, text: str) -> Iterator[Offered]:
    """Of what is no register and of which a city has some dozens: every name and its initials are looked at."""
    for row in linkable(kind, account):
        names = [getattr(row, name) for name in kind.names if getattr(row, name)]
        terms = "\n".join(part.lower() for name in names for part in (name, initials(name)))
        if all(word in terms for word in words(text)):
            yield Offered(names[0], "、".join(names[1:]))
