"""The tiny city with one thing of each kind on either chain, and on each chain a mark that must not be seen by others.

``build_world`` makes it; ``ADDRESSES`` says how an address gets its parts where the name of the part does not tell.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from msgspec.structs import replace

from chains.models import Chain, OwnColumn, Recognition, Role
from chains.services import print_later
from chains.services.add_file import add_file
from chains.services.import_later import KIND
from config.lib import clock
from config.lib.queue.models import Job
from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Entry, Extension, Indicator, Ledger, Target, TargetChange
from evaluation.enums import NoticeStatus, PaperKind, RunStatus
from evaluation.models import (
    Adjustment,
    Mark,
    Notice,
    Objection,
    Paper,
    Placing,
    Rating,
    RatingSeat,
    Run,
    Scheme,
    SchemeDraft,
    ScoreSheet,
)
from evaluation.rules.canonical import canonical
from evaluation.rules.result import Lines
from evaluation.services.draft_scheme import draft_scheme
from evaluation.services.keep_proof import keep_proof
from evaluation.services.publish_run import publish_run
from offices.models import Account, Message
from offices.services.inbox import tell
from tests.actors import TODAY, City, build_city
from tests.chains.lists import made
from tests.chains.records import entered, sight
from tests.config.lib.files.samples import picture
from tests.dispatch.books import BRAIN, EVENTS, HIGH_TECH, INVESTMENT, JUNE, MAY, Books, build_books
from tests.evaluation.quarters import FIRST, SECOND, accept_quarter, judge, load_small_scheme
from tests.evaluation.rated import load_rated_scheme
from tests.evaluation.shown import load_shown_scheme

CHAINS = ("ferrous", "bearings")
"""The chain of the clerk, the director and the liaison; and one of which they must not know."""

REGIME = "liaocheng-2024"


@dataclass(frozen=True)
class World:
    """The city, its books, and the things on each chain by kind: ``world.of["ferrous"]["extension"]``."""

    city: City
    books: Books
    of: dict[str, dict[str, Any]]
    scheme: Scheme
    scheme_draft: SchemeDraft
    published: Run
    draft: Run
    shown: Run
    rating: Rating
    issued_notice: Notice
    draft_notice: Notice
    paper: Paper


def forget_files(world: World) -> None:
    """Remove what the world has put beside the database."""
    world.paper.stored.delete(save=False)
    for things in world.of.values():
        things["file"].stored.delete(save=False)
        things["proof"].stored.delete(save=False)


def mark(chain: str) -> str:
    """Stands in every text and note of the chain's own."""
    return f"印记-{chain}-只给本链"


def build_world() -> World:
    """On 8 July 2024: June is open, May accepted, a run published and another in draft."""
    clock.set_business_date(TODAY)
    city = build_city()
    books = build_books(city)
    Indicator.objects.filter(code=HIGH_TECH).update(counted_from="new_high_tech")
    office = city.account("office")
    accept_quarter(books, FIRST)
    scheme = load_small_scheme()
    published = publish_run(by=office, run=judge(office, scheme, FIRST))
    draft = judge(office, scheme, SECOND)
    shown = _shown(published, office)
    issued = _notice(published, status=NoticeStatus.ISSUED, number=1, signed_on=TODAY, issued_at=clock.now())
    drafted = _notice(draft)
    for number, retired in ((1, None), (2, clock.now())):
        OwnColumn.objects.create(
            register="enterprises", code=f"own_{number}", label=f"自设栏{number}", kind="text", retired_at=retired
        )
    load_rated_scheme()  # the scheme in force names the rater of the seat
    rating = Rating.objects.create(year=2024, quarter=2, due=TODAY, opened_by=office)
    RatingSeat.objects.create(rating=rating, rater="office", organisation=city.organisations["finance"])
    of = {code: _things(city, books, city.chains[code], shown) for code in CHAINS}
    return World(
        city=city,
        books=books,
        of=of,
        scheme=scheme,
        scheme_draft=draft_scheme(by=office, text=scheme.text, based_on=scheme),
        published=published,
        draft=draft,
        shown=shown,
        rating=rating,
        issued_notice=issued,
        draft_notice=drafted,
        paper=_paper(issued),
    )


def _shown(published: Run, office: Account) -> Run:
    """A run that is to supersede the published one, shown to the chains."""
    shown = Run.objects.create(
        scheme=load_shown_scheme(),
        year=published.year,
        quarter=published.quarter,
        status=RunStatus.SHOWN,
        supersedes=published,
        result=published.result,
        started_by=office,
        shown_by=office,
        shown_at=clock.now(),
        shown_until=TODAY + dt.timedelta(days=7),
    )
    for model in (ScoreSheet, Placing):
        model.objects.bulk_create(  # type: ignore[attr-defined]
            model(**{**values, "run_id": shown.pk})
            for values in ({k: v for k, v in each.items() if k != "id"} for each in _values(model, published))
        )
    return shown


def _values(model: Any, run: Run) -> Any:
    return model.objects.filter(run=run).values()


def _things(city: City, books: Books, chain: Chain, shown: Run) -> dict[str, Any]:
    clerk = city.accounts["clerk" if chain.code == "ferrous" else "stranger_clerk"]
    secret = mark(chain.code)
    indicator = books.indicators[INVESTMENT]
    june, may = books.ledger(chain.code, JUNE), books.ledger(chain.code, MAY)
    for sheet in ScoreSheet.objects.filter(chain=chain):
        sheet.text = canonical(Lines(tuple(replace(line, reason=secret, working=(secret,)) for line in sheet.lines)))
        sheet.save()
    Ledger.objects.filter(pk=may.pk).update(status=LedgerStatus.ACCEPTED, return_note=secret)
    filled = [
        Entry(ledger=ledger, indicator=indicator, value=Decimal(12), note=secret, entered_by=clerk)
        for ledger in (june, may)
    ]
    _, accepted = Entry.objects.bulk_create(filled)
    target = Target.objects.get(chain=chain, indicator=indicator)
    TargetChange.objects.create(target=target, after=150, document=secret, reason=secret, decided_on=TODAY)
    asked = {"reason": secret, "asked_by": clerk}
    adjustment = Adjustment.objects.create(
        year=2024, quarter=2, chain=chain, item="bonus", matter=secret, proof=secret, entered_by=clerk
    )
    Mark.objects.create(year=2024, quarter=2, chain=chain, item="rated", rater=secret, value=90)
    office = city.organisations[f"{chain.code}-office"]
    record = entered(clerk, chain, name=secret[:100], note=secret)
    honour = Recognition.objects.create(
        enterprise=record, honour="high_tech", title=secret[:60], from_date=JUNE.first_day
    )
    role = Role.objects.create(
        enterprise=record, chain=chain, role="master", from_date=JUNE.first_day, document=secret[:100]
    )
    double = entered(clerk, chain, name=f"{secret} 二"[:100])
    gone = entered(clerk, chain, name=f"{secret} 三"[:100])
    type(gone).objects.filter(pk=gone.pk).update(removed_at=clock.now(), removed_because=secret)
    project = entered(clerk, chain, register="projects", name=secret[:100])
    file = add_file(sight=sight(clerk), pk=record.pk, content=picture(), name=secret)
    tell(organisation=office, key=f"access:{chain.code}", kind="notice", subject=secret, body=secret)
    return {
        "ledger": june,
        "target": target,
        "extension": Extension.objects.create(ledger=june, until=TODAY + dt.timedelta(days=9), **asked),
        "correction": Correction.objects.create(entry=accepted, before=12, after=13, **asked),
        "adjustment": adjustment,
        "job": Job.objects.create(kind=KIND, owner=clerk, message=secret),
        "list": made(clerk, title=secret[:60]),
        "print": Job.objects.create(kind=print_later.KIND, owner=clerk, message=secret),
        "message": Message.objects.get(key=f"access:{chain.code}"),
        "objection": Objection.objects.create(
            run=shown, chain=chain, item="investment", title=secret, reason=secret, raised_by=clerk
        ),
        "proof": keep_proof(by=clerk, of=adjustment, content=picture(), name=secret),
        "own indicator": EVENTS if chain.code == "ferrous" else BRAIN,
        "record": record,
        "file": file,
        "honour": honour,
        "role": role,
        "double": double,
        "removed": gone,
        "project": project,
        "person": clerk.person,
        "tenure": clerk.person.tenures.get(),
        "organisation": office,
    }


def _paper(notice: Notice) -> Paper:
    content = b"%PDF-"
    return Paper.objects.create(
        kind=PaperKind.NOTICE,
        notice=notice,
        year=2024,
        filename="通报.pdf",
        media_type="application/pdf",
        stored=ContentFile(content, name="access.pdf"),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _notice(run: Run, **values: Any) -> Notice:
    return Notice.objects.create(
        run=run,
        organ="链长办",
        organ_mark="聊链办",
        year=2024,
        title="通报",
        addressees="各链办",
        basis="依据",
        **values,
    )


PARTS: dict[str, Callable[[World, str], Any]] = {
    "chain": lambda world, chain: chain,
    "month": lambda world, chain: JUNE,
    "year": lambda world, chain: 2024,
    "upload": lambda world, chain: uuid.UUID(int=1),
    "ending": lambda world, chain: "xlsx",
    "register": lambda world, chain: "enterprises",
    "job": lambda world, chain: world.of[chain]["job"].pk,
    "one": lambda world, chain: world.of[chain]["record"].pk,
    "other": lambda world, chain: world.of[chain]["double"].pk,
    "file": lambda world, chain: world.of[chain]["file"].pk,
    "act": lambda world, chain: world.of[chain]["record"].events.earliest("pgh_id").pgh_context_id,
    "record": lambda world, chain: world.of[chain]["record"].pk,
    "column": lambda world, chain: "own_1",
}
"""What a part of an address is, by its name."""


def _thing(kind: str) -> Callable[[World, str], dict[str, Any]]:
    """The address of the chain's own thing of this kind."""
    return lambda world, chain: {"pk": world.of[chain][kind].pk}


def _person(world: World, chain: str) -> dict[str, Any]:
    return {"pk": world.of["ferrous"]["person"].pk}


def _record(world: World, chain: str) -> dict[str, Any]:
    return {"register": "enterprises", "record": world.of[chain]["record"].pk}


def _project(world: World, chain: str) -> dict[str, Any]:
    return {"register": "projects", "record": world.of[chain]["project"].pk}


ADDRESSES: dict[str, Callable[[World, str], dict[str, Any]]] = {
    "api_chain-detail": lambda world, chain: {"code": chain},
    "api_indicator-detail": lambda world, chain: {"code": world.of[chain]["own indicator"]},
    "api_objection-answer": _thing("objection"),
    "api_objection-detail": _thing("objection"),
    "api_objection-withdraw": _thing("objection"),
    "api_run-detail": lambda world, chain: {"pk": world.published.pk},
    "api_run-confirm": lambda world, chain: {"pk": world.draft.pk},
    "api_run-discard": lambda world, chain: {"pk": world.draft.pk},
    "api_run-lines": lambda world, chain: {"pk": world.published.pk},
    "api_run-publish": lambda world, chain: {"pk": world.draft.pk},
    "api_run-ranking": lambda world, chain: {"pk": world.published.pk},
    "api_run-show": lambda world, chain: {"pk": world.draft.pk},
    "chains:link_names": lambda world, chain: {"register": "enterprises", "column": "park"},
    **dict.fromkeys(
        [f"chains:list_{name}" for name in ("view", "edit", "remove", "export", "paper")],
        lambda world, chain: {"code": world.of[chain]["list"].code},
    ),
    **dict.fromkeys(
        [f"chains:list_paper_{name}" for name in ("job", "file", "stop")],
        lambda world, chain: {"code": world.of[chain]["list"].code, "job": world.of[chain]["print"].pk},
    ),
    "chains:project_month": lambda world, chain: {**_project(world, chain), "month": JUNE},
    "chains:project_steps": _project,
    "chains:own_column_use": lambda world, chain: {"register": "enterprises", "column": "own_2"},
    "chains:recognition_end": lambda world, chain: {**_record(world, chain), "fact": world.of[chain]["honour"].pk},
    "chains:record_restore": lambda world, chain: {**_record(world, chain), "record": world.of[chain]["removed"].pk},
    "chains:role_end": lambda world, chain: {**_record(world, chain), "fact": world.of[chain]["role"].pk},
    "dispatch:correction_decide": _thing("correction"),
    "dispatch:extension_decide": _thing("extension"),
    "dispatch:ledger_counted": lambda world, chain: {"chain": chain, "month": JUNE, "indicator": HIGH_TECH},
    "dispatch:target_change": _thing("target"),
    "evaluation:adjustment_decide": _thing("adjustment"),
    "evaluation:adjustment_withdraw": _thing("adjustment"),
    "evaluation:adjustment_withdrawal": _thing("adjustment"),
    "evaluation:chain_figure": lambda world, chain: {"chain": chain, "indicator": INVESTMENT},
    "evaluation:notice_edit": lambda world, chain: {"pk": world.draft_notice.pk},
    "evaluation:notice_issue": lambda world, chain: {"pk": world.draft_notice.pk},
    "evaluation:notice_open": lambda world, chain: {"pk": world.published.pk},
    "evaluation:notice_preview": lambda world, chain: {"pk": world.draft_notice.pk},
    "evaluation:notice_view": lambda world, chain: {"pk": world.issued_notice.pk},
    "evaluation:objection_raise": lambda world, chain: {"pk": world.shown.pk, "chain": chain, "item": "high-tech"},
    "evaluation:objection_view": _thing("objection"),
    "evaluation:objection_withdraw": _thing("objection"),
    "evaluation:paper_download": lambda world, chain: {"pk": world.paper.pk},
    "evaluation:proof_download": _thing("proof"),
    "evaluation:rating_close": lambda world, chain: {"pk": world.rating.pk},
    "evaluation:rating_reopen": lambda world, chain: {"pk": world.rating.pk},
    "evaluation:regime_load": lambda world, chain: {"code": REGIME},
    "evaluation:run_changes": lambda world, chain: {"pk": world.shown.pk},
    "evaluation:run_confirm": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:run_discard": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:run_progress": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:run_publish": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:run_show": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:run_view": lambda world, chain: {"pk": world.draft.pk},
    "evaluation:scheme_view": lambda world, chain: {"pk": world.scheme.pk},
    "evaluation:scheme_file": lambda world, chain: {"pk": world.scheme.pk},
    "evaluation:scheme_paper": lambda world, chain: {"pk": world.scheme.pk, "ending": "xlsx"},
    **dict.fromkeys(
        [f"evaluation:scheme_{name}" for name in ("edit", "text", "trial", "adopt", "discard", "draft_file")],
        lambda world, chain: {"pk": world.scheme_draft.pk},
    ),
    "evaluation:scheme_draft_paper": lambda world, chain: {"pk": world.scheme_draft.pk, "ending": "xlsx"},
    "evaluation:scheme_item": lambda world, chain: {"pk": world.scheme_draft.pk, "item": "items.0"},
    "evaluation:score_sheet": lambda world, chain: {"pk": world.published.pk, "chain": chain},
    "offices:account_disable": _person,
    "offices:account_enable": _person,
    "offices:account_end_sessions": _person,
    "offices:account_open": _person,
    "offices:account_reset": _person,
    "offices:account_unlock": _person,
    "offices:inbox_open": _thing("message"),
    "offices:organisation_edit": lambda world, chain: {"pk": world.of["ferrous"]["organisation"].pk},
    "offices:person_view": _person,
    "offices:post_view": lambda world, chain: {"pk": world.city.posts["clerk"].pk},
    "offices:tenure_relieve": lambda world, chain: {"pk": world.of["ferrous"]["tenure"].pk},
}
"""The parts of a page's address, where ``PARTS`` does not know them: of which chain's thing the page is."""

JSON_PAGES = {"dispatch:ledger_cells"}
"""Pages to which a script sends JSON; the API gets it anyway."""

BODIES: dict[str, Callable[[World, str], dict[str, Any]]] = {
    "api_ledger_cells": lambda world, chain: {"cells": [{"indicator": INVESTMENT, "value": "13"}]},
    "api_ledger_return": lambda world, chain: {"reasons": {INVESTMENT: "与统计口径不一致"}},
    "api_objection-answer": lambda world, chain: {"uphold": False, "answer": "台账无误"},
    "api_objection-list": lambda world, chain: {
        "run": world.shown.pk,
        "chain": chain,
        "item": "high-tech",
        "reason": "漏计",
    },
    "api_record": lambda world, chain: {"version": 1, "values": {"note": "新"}},
    "api_records": lambda world, chain: {"values": {"name": "新厂（演示）"}, "chains": [{"chain": chain}]},
    "api_run-list": lambda world, chain: {"quarter": "2024Q3", "scheme": world.scheme.code},
    "chains:record_contact": lambda world, chain: {"column": "contact"},
    "chains:record_review": lambda world, chain: {"version": 1},
    "dispatch:correction_decide": lambda world, chain: {"decision": "grant"},
    "dispatch:extension_decide": lambda world, chain: {"decision": "grant", "until": TODAY + dt.timedelta(days=9)},
    "dispatch:ledger_cells": lambda world, chain: {"cells": [{"code": INVESTMENT, "value": "13", "seen": 1}]},
    "offices:person_view": lambda world, chain: {"name": "另一名字"},
}
"""What is sent where nothing at all would be sent back before anybody's right is looked at."""
