"""Telling offices what became of a ledger: in their inbox, in the language of the city."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils import translation

from chains.enums import AssignmentRole
from chains.models import Chain
from config.lib import clock
from offices.enums import OrganisationKind
from offices.models import Organisation
from offices.services.inbox import tell

Words = Callable[[], tuple[str, str]]


def tell_chain_office(*, chain: Chain, key: str, kind: str, link: str, words: Words) -> None:
    """Tell the chain office of a chain, or the department responsible where there is no office."""
    today = clock.today()
    for role in (AssignmentRole.CHAIN_OFFICE, AssignmentRole.RESPONSIBLE):
        running = chain.assignments.on(today).filter(role=role, organisation__isnull=False)
        organisations = Organisation.objects.filter(assignments__in=running).distinct()
        if organisations:
            return _tell(organisations, key=key, kind=kind, link=link, words=words)
    return None


def tell_leading_group_office(*, key: str, kind: str, link: str, words: Words) -> None:
    """Tell the leading-group office."""
    offices = Organisation.objects.filter(kind=OrganisationKind.LEADING_GROUP_OFFICE)
    _tell(offices, key=key, kind=kind, link=link, words=words)


def _tell(organisations: Iterable[Organisation], *, key: str, kind: str, link: str, words: Words) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        subject, body = words()
    for organisation in organisations:
        tell(
            organisation=organisation, key=f"{key}:{organisation.pk}", kind=kind, subject=subject, body=body, link=link
        )
