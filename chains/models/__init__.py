from chains.models.assignment import Assignment
from chains.models.attachment import Attachment
from chains.models.chain import Chain, ChainGrant
from chains.models.enterprise import Enterprise, Recognition, Role
from chains.models.institution import Institution
from chains.models.investor import Investor
from chains.models.opportunity import Opportunity
from chains.models.park import Park
from chains.models.policy import Policy
from chains.models.project import Project, ProjectMonth, ProjectStep
from chains.models.record import Belonging, Naming, OwnColumn, Record
from chains.models.record_act import NotDouble, RecordAct
from chains.models.register_list import RegisterList
from chains.models.technology import Technology

__all__ = [
    "Assignment",
    "Attachment",
    "Belonging",
    "Chain",
    "ChainGrant",
    "Enterprise",
    "Institution",
    "Investor",
    "Naming",
    "NotDouble",
    "Opportunity",
    "OwnColumn",
    "Park",
    "Policy",
    "Project",
    "ProjectMonth",
    "ProjectStep",
    "Recognition",
    "Record",
    "RecordAct",
    "RegisterList",
    "Role",
    "Technology",
]
