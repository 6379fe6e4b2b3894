"""Milestones of projects that a matter may stand on: reached, and proved."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from chains.models import Belonging, Chain, ProjectStep
from chains.queries.sight import sight_of
from chains.registers.register import REGISTERS
from config.lib.periods import Quarter
from offices.models import Account

PROJECTS = "projects"


def proved_milestones(account: Account, quarter: Quarter) -> QuerySet[ProjectStep]:
    """The milestones that projects reached in the quarter, with their proof, of the projects the account may see."""
    seen = sight_of(account, REGISTERS[PROJECTS]).records().values("pk")
    reached = ProjectStep.objects.filter(reached_on__range=(quarter.first_day, quarter.last_day)).exclude(proof="")
    return reached.filter(project__in=seen).select_related("project").order_by("project__name", "reached_on")


def milestones_by_chain(milestones: QuerySet[ProjectStep]) -> dict[Chain, list[ProjectStep]]:
    """The milestones under each chain to which their projects belong, in the chains' order; two queries."""
    steps = list(milestones)
    belongings = Belonging.objects.filter(record__in={step.project_id for step in steps}, chain__closed_on=None)
    chains: dict[UUID, list[Chain]] = defaultdict(list)
    for one in belongings.select_related("chain"):
        chains[one.record].append(one.chain)
    found: dict[Chain, list[ProjectStep]] = defaultdict(list)
    for step in steps:
        for chain in chains[step.project_id]:
            found[chain].append(step)
    return {chain: found[chain] for chain in sorted(found, key=lambda one: one.number)}


def is_of_chain(step: ProjectStep, chain: Chain) -> bool:
    """Whether the milestone's project belongs to the chain."""
    return Belonging.objects.filter(record=step.project_id, chain=chain).exists()


def still_proved(account: Account, step: ProjectStep, quarter: Quarter) -> bool:
    """Whether the milestone stands as it was cited: reached in the quarter, and proved."""
    return proved_milestones(account, quarter).filter(pk=step.pk).exists()
