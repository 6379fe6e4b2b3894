from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(TextChoices):
    CITY = "city", _("City")
    DISTRICT = "district", _("District or county")
    ZONE = "zone", _("Functional zone")
    DEPARTMENT = "department", _("Department")
    LEADING_GROUP = "leading_group", _("Leading group")
    LEADING_GROUP_OFFICE = "leading_group_office", _("Leading-group office")
    CHAIN_OFFICE = "chain_office", _("Chain office")
    GUARANTEE_GROUP = "guarantee_group", _("Guarantee group")
    BANK = "bank", _("Bank")
    LAW_FIRM = "law_firm", _("Law firm")
    INSTITUTE = "institute", _("Institute")
    CENTRE = "centre", _("Information centre")


class PostKind(TextChoices):
    """The posts of the chain-chief system; what each may do stands in ``rules/posts.py``."""

    GROUP_LEADER = "group_leader", _("Head of the leading group")
    CHAIN_CHIEF = "chain_chief", _("Chain chief")
    OFFICE_STAFF = "office_staff", _("Leading-group office staff")
    CHAIN_DIRECTOR = "chain_director", _("Chain-office director")
    CLERK = "clerk", _("Chain-office clerk")
    LIAISON = "liaison", _("Backer liaison")
    GUARANTEE_MEMBER = "guarantee_member", _("Guarantee-group member")
    SYSTEM_ADMIN = "system_admin", _("System administrator")
    SECURITY_ADMIN = "security_admin", _("Security administrator")
    AUDIT_ADMIN = "audit_admin", _("Audit administrator")


class Right(TextChoices):
    """What somebody may do. A right is held for all chains, or for the chains one's organisation answers for."""

    VIEW_CHAIN = "view_chain", _("see a chain and its figures")
    ENTER_LEDGER = "enter_ledger", _("enter figures in the ledger")
    SUBMIT_LEDGER = "submit_ledger", _("submit the ledger, ask for more time and corrections, object to scores")
    REVIEW_LEDGER = "review_ledger", _("review ledgers")
    SET_UP_YEAR = "set_up_year", _("set up the year: regime, targets, dates")
    EVALUATE = "evaluate", _("run the evaluation, publish it and issue the notice")
    VIEW_COCKPIT = "view_cockpit", _("see the cockpit of all chains")
    KEEP_REGISTERS = "keep_registers", _("enter and change records of the registers")
    REVIEW_RECORDS = "review_records", _("review records of the registers")
    SEE_FIGURES = "see_figures", _("see figures of single enterprises")
    SEE_CONTACTS = "see_contacts", _("see how a person can be reached")
    SEE_INVESTORS = "see_investors", _("see investors and projects to attract")
    SHAPE_REGISTERS = "shape_registers", _("add columns to registers and make lists for everybody")
    MANAGE_ACCOUNTS = "manage_accounts", _("manage organisations, people and accounts")
    MANAGE_POSTS = "manage_posts", _("appoint to posts and unlock accounts")
    VIEW_TRAIL = "view_trail", _("read the audit trail")


class Scope(TextChoices):
    ALL = "all", _("all chains")
    OWN = "own", _("own chains")


class Via(TextChoices):
    """Through what an act came in; see ``config.lib.origin``."""

    PAGE = "page", _("Page")
    API = "api", _("Program interface")
    IMPORT = "import", _("Imported file")
    TASK = "task", _("Background task")
    COMMAND = "command", _("Operator's command")


class AccountState(TextChoices):
    """Whether somebody can log in."""

    ACTIVE = "active", pgettext_lazy("account", "Active")
    FIRST_PASSWORD = "first_password", _("First password not changed yet")
    LOCKED = "locked", _("Locked after wrong attempts")
    DISABLED = "disabled", pgettext_lazy("account", "Disabled")
    NONE = "none", _("No account")


class Act(TextChoices):
    """The names of what the offices do, as the trail shows them. Each app has its own."""

    ORGANISATION_CREATE = "organisation.create", _("Added an organisation")
    ORGANISATION_CHANGE = "organisation.change", _("Changed an organisation")
    ORGANISATIONS_LOAD = "organisations.load", _("Loaded organisations and posts")
    PERSON_REGISTER = "person.register", _("Added a person")
    PERSON_RENAME = "person.rename", _("Changed a person's name")
    ACCOUNT_OPEN = "account.open", _("Opened an account")
    ACCOUNT_OPEN_FIRST = "account.open_first", _("Opened the accounts of the administrators")
    ACCOUNT_DISABLE = "account.disable", _("Disabled an account")
    ACCOUNT_ENABLE = "account.enable", _("Enabled an account")
    ACCOUNT_RESET_PASSWORD = "account.reset_password", _("Gave a new first password")
    ACCOUNT_UNLOCK = "account.unlock", _("Unlocked an account")
    ACCOUNT_END_SESSIONS = "account.end_sessions", _("Ended all sessions of an account")
    POST_CREATE = "post.create", _("Set up a post")
    ACCOUNT_LOG_IN = "account.log_in", _("Logged in")
    ACCOUNT_LOG_OUT = "account.log_out", _("Logged out")
    ACCOUNT_CHANGE_PASSWORD = "account.change_password", _("Changed the own password")
    CLOCK_SET = "clock.set", _("Set the business date")
    TENURE_APPOINT = "tenure.appoint", _("Appointed to a post")
    TENURE_RELIEVE = "tenure.relieve", _("Relieved of a post")
    HISTORY_CHECK = "history.check", _("Compared all rows with their history")
    HISTORY_STRAY = "history.stray", _("A row differs from its history")
    TRAIL_EXPORT = "trail.export", _("Took the audit trail away as a workbook")
