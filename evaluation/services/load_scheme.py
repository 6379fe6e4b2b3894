from __future__ import annotations

from django.db import connection, transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.enums import Act
from evaluation.models import Scheme
from evaluation.queries.catalogue import catalogue
from evaluation.rules.errors import SchemeErrors
from evaluation.rules.schemefile.parsing import parse_scheme
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def load_scheme(*, by: Account | None, text: str) -> Scheme:
    """Keep a scheme's text as a version that is never edited: the one there is, or a new one where the text differs.

    The text is checked as a whole against the indicators and chains there are; Refused with every error, by line.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    try:
        read = parse_scheme(text, catalogue=catalogue())
    except SchemeErrors as errors:
        raise Refused(_("The scheme cannot be used:") + "\n" + str(errors)) from errors
    hold_schemes()
    digest = read.sha256
    kept = Scheme.objects.filter(code=read.code, digest=digest).first()
    if kept:
        return kept
    latest = Scheme.objects.filter(code=read.code).order_by("-version").first()
    scheme = Scheme.objects.create(
        code=read.code,
        version=latest.version + 1 if latest else 1,
        title=read.title,
        year=read.year,
        demonstration=read.demonstration,
        text=text,
        digest=digest,
        loaded_by=by,
        loaded_at=clock.now(),
    )
    record(by=by, act=Act.SCHEME_LOAD, on=scheme, after={"version": scheme.version, "digest": digest})
    return scheme


def hold_schemes() -> None:
    """Let whoever else loads a scheme wait until the transaction ends: there may be no version yet to wait at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('evaluation.scheme'))")
