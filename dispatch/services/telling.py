"""Telling offices what became of a ledger: in their inbox, in the language of the city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain as linked

from django.conf import settings
from django.utils import translation

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from config.lib import clock
from offices.enums import OrganisationKind
from offices.models import Organisation
from offices.services.inbox import tell_each

Words = Callable[[], tuple[str, str]]
OFFICES = (AssignmentRole.CHAIN_OFFICE, AssignmentRole.RESPONSIBLE)
"""Who answers for a chain's figures: the first that there is."""


def tell_chain_office(*, chain: Chain, key: str, kind: str, link: str, words: Words) -> None:
    """Tell the chain office of a chain, or the department responsible where there is no office."""
    tell_chain_offices(chains=[chain], key=key, kind=kind, link=link, words=words)


def tell_chain_offices(*, chains: Iterable[Chain], key: str, kind: str, link: str, words: Words) -> None:
    """Tell the offices of several chains the same, each once; in two statements however many they are."""
    answering: dict[int, dict[str, list[Organisation]]] = defaultdict(lambda: defaultdict(list))
    running = Assignment.objects.on(clock.today()).filter(chain__in=list(chains), role__in=OFFICES)
    for assignment in running.select_related("organisation").order_by("pk"):
        if assignment.organisation is not None:
            answering[assignment.chain_id][assignment.role].append(assignment.organisation)
    told = [next(by_role[role] for role in OFFICES if by_role[role]) for by_role in answering.values()]
    _tell(linked.from_iterable(told), key=key, kind=kind, link=link, words=words)


def tell_leading_group_office(*, key: str, kind: str, link: str, words: Words) -> None:
    """Tell the leading-group office."""
    offices = Organisation.objects.filter(kind=OrganisationKind.LEADING_GROUP_OFFICE)
    _tell(offices, key=key, kind=kind, link=link, words=words)


def _tell(organisations: Iterable[Organisation], *, key: str, kind: str, link: str, words: Words) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        subject, body = words()
    tell_each({f"{key}:{one.pk}": one for one in organisations}, kind=kind, subject=subject, body=body, link=link)
