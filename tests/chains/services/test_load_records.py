"""What a regime's documents name stands in the registers once, and then belongs to the chain offices."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.enums import RecordSource
from chains.models import Belonging, Enterprise, Naming, Park, Project, RecordAct, Technology
from chains.rules.facts import RecordFacts
from chains.services.change_record import change_record
from chains.services.load_records import load_records
from config.lib.refusals import Refused
from offices.models import AuditEntry, Organisation
from tests.chains.records import entered, sight

pytestmark = pytest.mark.django_db


def fact(name="东阿钢管产业园", register="parks", chains=("ferrous",), **texts):
    return RecordFacts(register=register, name=name, chains=chains, texts={"name": name, **texts})


def load(*facts, by=None):
    return load_records(by=by, facts=facts, source="test-2024", document="测试〔2024〕1号")


def test_records_stand_on_their_chains_with_what_is_known_and_nothing_more(city, ferrous):
    Organisation.objects.create(code="donge", name="东阿县", kind="district")
    assert load(fact(district="东阿县")) == 1
    park = Park.objects.get()
    assert (park.source, park.district.name, park.area) == (RecordSource.REGIME, "东阿县", None)
    assert Belonging.objects.get(record=park.pk).chain == ferrous
    assert Naming.objects.get(record=park.pk).name == park.name
    act = RecordAct.objects.get()
    assert (act.kind, act.register, act.records, act.reason) == ("load", "parks", 1, "测试〔2024〕1号")
    told = AuditEntry.objects.get()
    assert (told.act, told.after) == ("records.load", {"records": {"parks": 1}})


def test_an_enterprise_of_two_chains_belongs_to_both(city):
    load(fact("时风集团", "enterprises", ("ferrous", "bearings")))
    assert Belonging.objects.filter(record=Enterprise.objects.get().pk).count() == 2


def test_a_record_may_name_another_of_the_same_file_wherever_it_stands(city):
    load(
        fact("收获机械攻关", "technologies", proposed_by="时风集团"),
        fact("时风扩建", "projects", park="东阿钢管产业园"),
        fact("时风集团", "enterprises"),
        fact(),
    )
    act = RecordAct.objects.get()
    assert (act.register, act.records) == ("", 4), "one act, which names no single register of the four"
    assert Technology.objects.get().proposed_by == Enterprise.objects.get()
    assert Project.objects.get().park == Park.objects.get()


def test_loading_again_changes_nothing_that_the_office_changed(city, office):
    load(fact(leading="钢管"), fact("退出的园区"))
    renamed, gone = Park.objects.get(leading="钢管"), Park.objects.get(name="退出的园区")
    seen = sight(office, "parks")
    change_record(sight=seen, pk=renamed.pk, values={"name": "东阿精品钢管产业园", "leading": "精品钢管"})
    Park.objects.filter(pk=gone.pk).update(removed_at="2024-07-01T00:00Z", removed_because="撤销")
    told = AuditEntry.objects.count()

    assert load(fact(leading="钢管"), fact("退出的园区")) == 0

    assert Park.objects.count() == 2
    renamed.refresh_from_db()
    assert (renamed.name, renamed.leading) == ("东阿精品钢管产业园", "精品钢管")
    assert AuditEntry.objects.count() == told, "nothing was done, and nothing is told"


def test_a_record_that_somebody_entered_under_the_name_is_his(city, clerk, ferrous):
    entered(clerk, ferrous, "parks", name="东阿钢管产业园", leading="无缝钢管")
    assert load(fact(leading="钢管")) == 0
    assert Park.objects.get().leading == "无缝钢管"


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (fact(register="temples"), "temples"),
        (fact(size="大"), "size"),
        (fact(district="南京路"), "南京路"),
        (fact(area="很大"), "东阿钢管产业园"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nothing_is_loaded(city, wrong, word):
    with pytest.raises(Refused, match=word):
        load(fact("好的园区"), wrong)
    assert not Park.objects.exists()


def test_only_who_sets_up_the_year_may(city, clerk, office):
    with pytest.raises(PermissionDenied):
        load(fact(), by=clerk)
    assert load(fact(), by=office) == 1
