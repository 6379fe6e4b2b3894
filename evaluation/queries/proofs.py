"""Files that prove matters and objections: who may have them, and their bytes."""

from __future__ import annotations

import datetime as dt
import logging
import uuid

from django.db.models import Q, Sum

from chains.permissions import chains_with
from evaluation.models import Proof
from evaluation.permissions import OFFICES
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds

LOG = logging.getLogger(__name__)


def proof(account: Account, pk: uuid.UUID) -> Proof | None:
    """The file, for the leading-group office and the office of the chain it is about; None for everybody else."""
    found = Proof.objects.all()
    if not holds(account, Right.EVALUATE):
        own = chains_with(account, OFFICES)
        found = found.filter(Q(adjustment__chain__in=own) | Q(objection__chain__in=own))
    return found.filter(pk=pk).first()


def content_of(proof: Proof) -> bytes | None:
    """The bytes as they were added; None where the store has lost them, which the log tells."""
    try:
        with proof.stored.open("rb") as stored:
            content: bytes = stored.read()
    except OSError:
        LOG.exception("a proof is not in the store", extra={"file": str(proof.pk)})
        return None
    return content


def bytes_since(account: Account, moment: dt.datetime) -> int:
    """What an account has added since that moment."""
    return Proof.objects.filter(added_by=account, added_at__gte=moment).aggregate(sum=Sum("size"))["sum"] or 0
