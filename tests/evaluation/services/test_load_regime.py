"""Loading a regime fills the system once, and the second time changes nothing."""

import pytest

from chains.models import Assignment, Chain
from dispatch.models import CityTarget, Indicator, Ledger, ReportingMonth
from evaluation.models import Scheme
from evaluation.queries.regimes import shipped_regime
from evaluation.services.load_regime import load_regime
from offices.models import AuditEntry, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def liaocheng():
    shipped = shipped_regime("liaocheng-2024")
    assert shipped.errors == ()
    return shipped.regime


def counts():
    models = (Organisation, Chain, Assignment, Indicator, CityTarget, ReportingMonth, Ledger, Scheme)
    return {model.__name__: model.objects.count() for model in models}


def test_liaocheng_is_loaded_whole(liaocheng):
    load_regime(by=None, regime=liaocheng)

    assert counts() == {
        "Organisation": 50,
        "Chain": 12,
        "Assignment": 24,
        "Indicator": 27,
        "CityTarget": 10,
        "ReportingMonth": 12,
        "Ledger": 144,
        "Scheme": 1,
    }
    flagships = Chain.objects.filter(flagship=True).values_list("name", flat=True)
    assert set(flagships) == {"有色金属", "绿色化工", "新能源", "大健康"}
    responsible = Assignment.objects.get(chain__code="bearings", role="responsible").organisation
    assert responsible.name == "市地方金融监管局"
    assert set(Organisation.objects.get(code="guarantee-law").departments.values_list("name", flat=True)) == {
        "市司法局",
        "市市场监管局",
    }


def test_loading_twice_changes_nothing(liaocheng):
    load_regime(by=None, regime=liaocheng)
    before = counts()
    june = ReportingMonth.objects.get(year=2024, month=6)
    june.due = june.locks
    june.save()

    load_regime(by=None, regime=liaocheng)

    assert counts() == before
    june.refresh_from_db()
    assert june.due == june.locks, "dates that the office changed stay"


def test_one_act_in_the_trail(liaocheng):
    load_regime(by=None, regime=liaocheng)

    acts = list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == [
        "organisations.load",
        "chains.load",
        "indicators.load",
        "months.set",
        "notice_words.set",
        "scheme.load",
        "records.load",
        "lists.load",
    ]
