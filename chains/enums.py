from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    GRANTS_CHECK = "grants.check", _("Compared the rights on chains with the assignments")
    GRANTS_STRAY = "grants.stray", _("A right on a chain was not as the assignments ask for")
    RECORD_ENTER = "record.enter", _("Entered a record of a register")
    RECORD_CHANGE = "record.change", _("Changed a record of a register")
    RECORDS_CHANGE = "records.change", _("Changed several records of a register")
    RECORDS_IMPORT = "records.import", _("Imported records of a register")
    RECORDS_EXPORT = "records.export", _("Took records of a register away in a file")
    RECORDS_LOAD = "records.load", _("Loaded the records of a regime")
    RECORDS_REMOVE = "records.remove", _("Removed records of a register")
    RECORD_RESTORE = "record.restore", _("Brought a record back")
    RECORDS_MERGE = "records.merge", _("Merged two records")
    RECORDS_APART = "records.apart", _("Said of two records that they are not the same")
    RECORDS_REVIEW = "records.review", _("Reviewed records of a register")
    RECORDS_UNDO = "records.undo", _("Took back an act on records")
    CONTACT_SHOW = "contact.show", _("Looked at how a person can be reached")
    FACT_NOTE = "fact.note", _("Noted a role or a recognition of an enterprise")
    FACT_END = "fact.end", _("Ended a role or a recognition of an enterprise")
    PROJECT_STEP = "project.step", _("Noted a milestone of a project")
    PROJECT_MONTH = "project.month", _("Noted a project's month")
    FILE_ADD = "file.add", _("Added a file to a record")
    FILE_REPLACE = "file.replace", _("Put a new version of a file on a record")
    FILE_REMOVE = "file.remove", _("Removed a file from a record")
    OWN_COLUMN_ADD = "own_column.add", _("Added a column to a register")
    OWN_COLUMN_CHANGE = "own_column.change", _("Changed a column of a register")
    OWN_COLUMN_RETIRE = "own_column.retire", _("Retired a column of a register")
    LIST_MAKE = "list.make", _("Made a list")
    LIST_CHANGE = "list.change", _("Changed a list")
    LIST_REMOVE = "list.remove", _("Removed a list")
    LISTS_LOAD = "lists.load", _("Loaded the lists of a regime")


class RecordSource(TextChoices):
    """Where a record comes from."""

    TYPED = "typed", _("Typed")
    IMPORTED = "imported", _("Imported")
    REGIME = "regime", _("From the regime's documents")
    API = "api", _("Program interface")
    DEMONSTRATION = "demonstration", _("Demonstration data")


class ReviewState(TextChoices):
    PENDING = "pending", _("Not reviewed yet")
    REVIEWED = "reviewed", _("Reviewed")


class ParkLevel(TextChoices):
    NATIONAL = "national", pgettext_lazy("level", "National")
    PROVINCIAL = "provincial", pgettext_lazy("level", "Provincial")
    CITY = "city", pgettext_lazy("level", "City level")
    COUNTY = "county", pgettext_lazy("level", "County level")


class EnterpriseRole(TextChoices):
    """What an enterprise is in a chain."""

    MASTER = "master", _("Chain-master enterprise")
    BACKBONE = "backbone", _("Backbone enterprise")
    SUPPORTING = "supporting", _("Supporting enterprise")


class Honour(TextChoices):
    """What an enterprise was recognised as, with the year of the batch. Above scale is a dated fact like these."""

    ABOVE_SCALE = "above_scale", _("Above scale")
    HIGH_TECH = "high_tech", _("High-tech enterprise")
    SPECIALISED = "specialised", _("Specialised, refined, distinctive and new enterprise")
    LITTLE_GIANT = "little_giant", _("Little giant enterprise")
    SINGLE_CHAMPION = "single_champion", _("Single-product champion")
    GAZELLE = "gazelle", _("Gazelle enterprise")
    UNICORN = "unicorn", _("Unicorn enterprise")
    NEZHA = "nezha", _("Nezha enterprise")
    TECH_SME = "tech_sme", _("Technology-based small or medium enterprise")
    OTHER = "other", pgettext_lazy("honour", "Other recognition")


class HonourLevel(TextChoices):
    NATIONAL = "national", pgettext_lazy("level", "National")
    PROVINCIAL = "provincial", pgettext_lazy("level", "Provincial")
    CITY = "city", pgettext_lazy("level", "City level")


class ProjectKind(TextChoices):
    """What a project does for its chain."""

    STRENGTHEN = "strengthen", _("Strengthens the chain")
    EXTEND = "extend", _("Extends the chain")
    MEND = "mend", _("Mends the chain")


class ProjectClass(TextChoices):
    IMPLEMENTATION = "implementation", _("Implementation project")
    PREPARATION = "preparation", _("Preparation project")


class Milestone(TextChoices):
    """The steps of a project's life, in their order."""

    SIGNED = "signed", _("Signed")
    APPROVED = "approved", _("Approved or filed")
    LAND = "land", _("Land obtained")
    PERMIT = "permit", _("Construction permit")
    STARTED = "started", _("Construction started")
    MAIN_STRUCTURE = "main_structure", _("Main structure finished")
    COMPLETED = "completed", _("Construction completed")
    IN_PRODUCTION = "in_production", _("In production")
    AT_CAPACITY = "at_capacity", _("At capacity")


class ProofKind(TextChoices):
    """What proves that a milestone was reached."""

    CONTRACT = "contract", _("Contract")
    FILING = "filing", _("Approval or filing certificate")
    LAND_AUCTION = "land_auction", _("Land auction won")
    PERMIT = "permit", _("Construction permit")
    GROUND_LEVEL = "ground_level", _("Plant at ground level")
    IN_STATISTICS = "in_statistics", _("Entered in statistics")
    PLATFORM = "platform", _("Recognised on the provincial platform")
    ACCEPTANCE = "acceptance", _("Acceptance certificate")
    PHOTO = "photo", _("Photograph of the site")
    OTHER = "other", pgettext_lazy("proof", "Other proof")


class Lacking(TextChoices):
    """What a project lacks."""

    LAND = "land", _("Land")
    ENERGY = "energy", _("Energy quota")
    ENVIRONMENT = "environment", _("Environmental capacity")
    MONEY = "money", _("Money")
    LABOUR = "labour", _("Labour")


class PolicyLevel(TextChoices):
    NATIONAL = "national", pgettext_lazy("level", "National")
    PROVINCIAL = "provincial", pgettext_lazy("level", "Provincial")
    CITY = "city", pgettext_lazy("level", "City level")
    COUNTY = "county", pgettext_lazy("level", "County level")


class PolicyState(TextChoices):
    ISSUED = "issued", pgettext_lazy("policy", "Issued")
    IN_FORCE = "in_force", _("In force")
    LAPSED = "lapsed", _("Lapsed")


class PolicyWay(TextChoices):
    """How a policy is granted."""

    AUTOMATIC = "automatic", _("Enjoyed without application")
    APPLICATION = "application", _("On application")


class InvestorStage(TextChoices):
    LEAD = "lead", pgettext_lazy("investor", "Lead")
    CONTACT = "contact", _("In contact")
    VISITED = "visited", _("Visited on site")
    TALKS = "talks", _("In talks")
    SIGNED = "signed", _("Signed")
    FAILED = "failed", _("Given up")


class OpportunityStage(TextChoices):
    LEAD = "lead", pgettext_lazy("opportunity", "Lead")
    TALKS = "talks", _("In talks")
    FRAMEWORK = "framework", _("Framework agreement")
    CONTRACT = "contract", _("Formal contract")
    REGISTERED = "registered", _("Registered, land obtained")
    STARTED = "started", _("Construction started")
    COMPLETED = "completed", _("Construction completed")
    IN_PRODUCTION = "in_production", _("In production")
    AT_CAPACITY = "at_capacity", _("At capacity")


class InstitutionKind(TextChoices):
    COLLEGE = "college", _("University or college")
    INSTITUTE = "institute", _("Research institute")
    PLATFORM = "platform", _("Innovation platform")
    FUND = "fund", pgettext_lazy("institution", "Fund")
    BANK = "bank", _("Bank")
    ASSOCIATION = "association", _("Association or alliance")
    LAW_FIRM = "law_firm", _("Law firm")
    OTHER = "other", pgettext_lazy("institution", "Other")


class TechnologyState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("technology", "Proposed")
    UNDER_WAY = "under_way", pgettext_lazy("technology", "Under way")
    SOLVED = "solved", pgettext_lazy("technology", "Solved")
    STOPPED = "stopped", pgettext_lazy("technology", "Stopped")


class ListReaders(TextChoices):
    """Who finds a named list."""

    EVERYBODY = "everybody", _("Everybody who may see the records")
    OFFICE = "office", _("The leading-group office")
    OWNER = "owner", _("Only whoever made it")


class MovingPeriod(TextChoices):
    """A period that moves along with the calendar."""

    THIS_YEAR = "this_year", pgettext_lazy("period", "This year")
    THIS_QUARTER = "this_quarter", pgettext_lazy("period", "This quarter")
    THIS_MONTH = "this_month", pgettext_lazy("period", "This month")
    LAST_YEAR = "last_year", pgettext_lazy("period", "Last year")
    LAST_MONTH = "last_month", pgettext_lazy("period", "Last month")


class RecordActKind(TextChoices):
    """What was done to records."""

    ENTER = "enter", _("Entered a record")
    CHANGE = "change", _("Changed a record")
    BULK = "bulk", _("Changed several records")
    IMPORT = "import", _("Imported a workbook")
    LOAD = "load", _("Loaded the regime's records")
    REMOVE = "remove", _("Removed records")
    RESTORE = "restore", _("Brought a record back")
    MERGE = "merge", _("Merged two records")
    REVIEW = "review", _("Reviewed records")
    PROGRESS = "progress", _("Moved a project on")
    FACT = "fact", _("Noted a role or a recognition")
    FILE = "file", _("Added or removed a file")
    UNDO = "undo", _("Took an act back")
