"""The regimes that are shipped, and loading one."""

from __future__ import annotations

import shutil

import pytest
from django.conf import settings
from django.urls import reverse

from chains.models import Chain
from dispatch.models import ReportingMonth
from evaluation.models import Scheme

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluation:regime_list")
CODE = "liaocheng-2024"


def load(browser, code=CODE):
    return browser.post(reverse("evaluation:regime_load", args=[code]), follow=True)


def told(answer):
    return [message.level_tag for message in answer.context["messages"]]


@pytest.fixture
def own_regimes(settings, tmp_path):
    """A folder of regimes of the test's own."""
    settings.REGIMES_DIR = tmp_path
    return tmp_path


def test_it_says_what_each_regime_would_bring(client_of, office):
    shown = client_of(office).get(PAGE).content.decode()
    assert "大健康" in shown
    assert reverse("evaluation:regime_load", args=[CODE]) in shown
    assert not Scheme.objects.exists(), "looking loads nothing"


def test_loading_leads_to_the_targets_of_the_year(client_of, office):
    answer = load(client_of(office))
    assert answer.redirect_chain[-1][0] == reverse("dispatch:target_list", kwargs={"year": 2024})
    assert told(answer) == ["success"]
    assert Chain.objects.filter(code="health").exists()
    assert ReportingMonth.objects.filter(year=2024).count() == 12
    assert Scheme.objects.get().year == 2024


@pytest.mark.parametrize("code", ["nowhere", "config"])
def test_a_code_is_looked_up_and_never_used_as_a_path(client_of, office, code):
    assert load(client_of(office), code).status_code == 404


def test_files_with_mistakes_are_shown_with_them_and_not_loaded(client_of, office, own_regimes):
    shutil.copytree(settings.BASE_DIR / "config" / "regimes" / CODE, own_regimes / CODE)
    broken = next((own_regimes / CODE).rglob("regime.toml"))
    broken.write_text(broken.read_text(encoding="utf-8").replace("year = 2024", 'year = "soon"'), encoding="utf-8")
    browser = client_of(office)
    page = browser.get(PAGE)
    assert page.context["regimes"][0].errors
    assert reverse("evaluation:regime_load", args=[CODE]) not in page.content.decode()
    assert told(load(browser)) == ["error"]
    assert not Scheme.objects.exists()
