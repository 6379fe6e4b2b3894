from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssignmentRole(TextChoices):
    """In what way an organisation or a post answers for a chain."""

    CHIEF = "chief", _("Chain chief")
    RESPONSIBLE = "responsible", _("Responsible department")
    CHAIN_OFFICE = "chain_office", _("Chain office")
    BACKER = "backer", _("Backer department")
    LEAD_DISTRICT = "lead_district", _("Lead district")
    BANK = "bank", _("Chain bank")


class Act(TextChoices):
    """The names of what is done to chains, as the trail shows them."""

    CHAINS_LOAD = "chains.load", _("Loaded the catalogue of chains")
    ASSIGNMENT_ASSIGN = "assignment.assign", _("Gave a chain to somebody to answer for")
    ASSIGNMENT_RELEASE = "assignment.release", _("Ended an assignment to a chain")
