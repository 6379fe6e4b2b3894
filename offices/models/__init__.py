from offices.models.account import Account
from offices.models.inbox import Message
from offices.models.organisation import Organisation
from offices.models.post import Person, Post, Tenure
from offices.models.trail import AuditEntry, AuditSeal

__all__ = ["Account", "AuditEntry", "AuditSeal", "Message", "Organisation", "Person", "Post", "Tenure"]
