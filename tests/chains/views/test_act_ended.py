from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain, Enterprise, RecordAct
from offices.models import Account
from tests.chains.records import entered
from tests.chains.views.test_record_bulk import chosen, confirmed

Browsers = Callable[[Account], Client]


def test_an_act_can_be_taken_back_where_it_ends(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = [entered(clerk, ferrous, name=name, products="钢管") for name in ("甲厂", "乙厂")]
    browser = client_of(clerk)
    back = confirmed(browser, chosen(*made, do="column", column="products"), value="钢板")["Location"]
    act = RecordAct.objects.get(kind="bulk")
    undo = f"/registers/enterprises/acts/{act.pk}/undo/"
    page = browser.get(back).content.decode()
    assert undo in page
    assert "共2条" in page
    assert "ended" not in page.partition('id="bulk"')[2].partition("</form>")[0], "the next act has its own"
    answer = browser.post(undo, follow=True)
    assert "已撤销，2条" in answer.content.decode()
    assert set(Enterprise.objects.values_list("products", flat=True)) == {"钢管"}
    again = browser.get(back).content.decode()
    assert undo not in again
    assert "（2条）已撤销" in again


def test_S8_an_act_of_others_is_not_offered(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, name="甲厂")
    back = confirmed(client_of(clerk), chosen(made, do="column", column="products"), value="钢板")["Location"]
    act = RecordAct.objects.get(kind="bulk")
    assert str(act.pk) not in client_of(director).get("/registers/enterprises/").content.decode()
    seen = client_of(director).get(back)
    assert seen.context["ended"] is None
    assert "/undo/" not in seen.content.decode()
    assert client_of(clerk).get(back.replace("enterprises", "parks")).context["ended"] is None
    assert client_of(clerk).get("/registers/enterprises/?ended=x").status_code == 200
