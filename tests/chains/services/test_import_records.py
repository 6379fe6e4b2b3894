from __future__ import annotations

import datetime as dt
import threading
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.enums import EnterpriseRole
from chains.models import Belonging, Chain, Naming, NotDouble, OwnColumn, RecordAct, Role
from chains.models.enterprise import Enterprise
from chains.queries.record_trial import trial_of
from chains.services import writing
from chains.services.change_record import change_record
from chains.services.import_records import import_records
from chains.services.note_role import note_role
from chains.services.undo_act import undo_act
from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.chains.books import KEY, book, imported, meanwhile_imported, mistakes, read, tried
from tests.chains.records import CODES, credit_code, entered, sight

HEAD = ("名称", "统一社会信用代码", "主要产品", "税收（万元）")


def test_rows_without_a_key_enter_records_of_the_chosen_chain(clerk: Account, ferrous: Chain) -> None:
    file = book(HEAD, ("甲厂", CODES[0], "钢管", 12.5), ("乙厂", CODES[1], None, None))
    done = imported(file, sight(clerk), ferrous)
    assert (done.entered, done.changed) == (2, 0)
    first = Enterprise.objects.get(credit_code=CODES[0])
    assert (first.name, first.products, first.tax, first.source) == ("甲厂", "钢管", Decimal("12.5"), "imported")
    assert set(Belonging.objects.values_list("chain__code", flat=True)) == {"ferrous"}
    assert Naming.objects.count() == 2
    act = RecordAct.objects.get()
    assert (act.kind, act.records, act.reason) == ("import", 2, "企业.xlsx")
    assert first.events.get().pgh_context_id == act.pk
    entry = AuditEntry.objects.get(act="records.import")
    assert entry.after == {"register": "enterprises", "file": "企业.xlsx", "entered": 2, "changed": 0}


def test_a_row_with_the_hidden_key_changes_its_record_and_empties_what_is_empty(clerk: Account, ferrous: Chain) -> None:
    kept = entered(clerk, ferrous, name="甲厂", products="钢管", tax="5", staff="9")
    file = book((KEY, "名称", "主要产品", "税收"), (str(kept.pk), "甲钢管厂", None, 6))
    (line,) = tried(file, sight(clerk)).changed
    assert [(one.column.code, one.was, one.becomes) for one in line.changes] == [
        ("name", "甲厂", "甲钢管厂"),
        ("products", "钢管", ""),
        ("tax", "5.00", "6.00"),
    ]
    assert imported(file, sight(clerk)).changed == 1
    now = Enterprise.objects.get()
    assert (now.name, now.products, now.tax, now.staff, now.version) == ("甲钢管厂", "", 6, 9, 2)
    assert now.changed_by == clerk
    assert Naming.objects.get().name == "甲钢管厂"
    assert now.events.count() == 2


def test_a_row_with_a_known_code_changes_its_record_and_leaves_alone_what_it_does_not_say(
    clerk: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, name="甲厂", credit_code=CODES[0], products="钢管", tax="5")
    assert imported(book(HEAD, ("甲厂", CODES[0], None, 7)), sight(clerk), ferrous).changed == 1
    now = Enterprise.objects.get()
    assert (now.products, now.tax) == ("钢管", 7)


def test_what_is_there_already_is_not_written_again(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="甲厂", credit_code=CODES[0], tax="5", founded="2001-02-03")
    file = book((*HEAD, "成立日期"), ("甲厂", CODES[0], "", "5.00", "2001.2.3"))
    assert tried(file, sight(clerk)).unchanged == 1
    with pytest.raises(Refused):
        imported(file, sight(clerk))
    assert Enterprise.objects.get().version == 1


def test_everything_wrong_is_said_at_its_cell_and_nothing_is_imported(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="丙厂", credit_code=CODES[2])
    file = book(
        (*HEAD, "所属区县", "所属产业链"),
        ("甲厂", "913715000000", None, "12亿元", None, None),
        (None, CODES[1], None, 3, "月球区", "不存在的链"),
        ("丙厂", CODES[2], None, 3, None, None),
        ("丙厂", CODES[2], None, 4, None, None),
    )
    wrong = mistakes(tried(file, sight(clerk), ferrous))
    assert set(wrong) == {"B2", "D2", "A3", "E3", "F3", "B5"}
    assert "黑色金属" in wrong["F3"]
    with pytest.raises(Refused):
        imported(file, sight(clerk), ferrous)
    assert Enterprise.objects.count() == 1
    assert not AuditEntry.objects.filter(act="records.import").exists()


def test_S3_a_foreign_record_is_neither_changed_nor_learnt_of_by_its_key(
    clerk: Account, stranger_clerk: Account, bearings: Chain, ferrous: Chain
) -> None:
    foreign = entered(stranger_clerk, bearings, name="外链厂", tax="5")
    unknown = "00000000-0000-4000-8000-000000000001"
    head = (KEY, "名称", "税收")
    texts = {
        mistakes(tried(book(head, (key, "改名", 1)), sight(clerk), ferrous))["第2行"]
        for key in (str(foreign.pk), unknown)
    }
    assert len(texts) == 1, "the same sentence for what is foreign and for what is not there"
    assert "外链厂" not in texts.pop()
    with pytest.raises(Refused):
        imported(book(head, (str(foreign.pk), "改名", 1)), sight(clerk), ferrous)
    assert Enterprise.objects.get().name == "外链厂"


def test_S4_a_foreign_code_is_refused_with_no_word_on_whose_it_is(
    clerk: Account, stranger_clerk: Account, bearings: Chain, ferrous: Chain
) -> None:
    entered(stranger_clerk, bearings, name="外链厂", credit_code=CODES[0])
    trial = tried(book(HEAD, ("外链厂", CODES[0], None, None)), sight(clerk), ferrous)
    assert not trial.doubtful
    (sentence,) = mistakes(trial).values()
    assert "外链厂" not in sentence
    assert "高端轴承" not in sentence


def test_S4_a_foreign_record_is_not_linked_by_its_name(
    clerk: Account, stranger_clerk: Account, bearings: Chain, ferrous: Chain
) -> None:
    entered(stranger_clerk, bearings, name="外链厂")
    entered(clerk, ferrous, name="本链厂")
    head = ("名称", "提出企业")
    seen = sight(clerk, "technologies")
    assert mistakes(
        tried(book(head, ("甲", "本链厂"), ("乙", "外链厂"), ("丙", "没有的厂")), seen, ferrous)
    ).keys() == {"B3", "B4"}


def test_who_sees_and_does_not_keep_changes_nothing(
    clerk: Account, liaison: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    kept = entered(clerk, ferrous, name="甲厂")
    with pytest.raises(PermissionDenied):
        imported(book((KEY, "名称"), (str(kept.pk), "改名")), sight(liaison))
    policy = entered(clerk, ferrous, "policies", name="一号文")
    seen = sight(stranger_clerk, "policies")
    head = (KEY, "名称", "备注")
    assert mistakes(tried(book(head, (str(policy.pk), "一号文", "改")), seen)).keys() == {"C2"}
    assert not tried(book(head, (str(policy.pk), "一号文", None)), seen).mistakes, "a row that changes nothing may stay"


def test_figures_that_one_does_not_see_are_no_columns(clerk: Account, office: Account, ferrous: Chain) -> None:
    from dataclasses import replace

    full = sight(clerk)
    blind = replace(full, columns=tuple(one for one in full.columns if one.guard.value != "figures"))
    kept = entered(clerk, ferrous, name="甲厂", credit_code=CODES[0], tax="5", products="管")
    done = imported(book(HEAD, ("甲厂", CODES[0], "钢管", 999)), blind, ferrous)
    assert done.changed == 1
    now = Enterprise.objects.get(pk=kept.pk)
    assert (now.tax, now.products) == (5, "钢管")


def test_a_covered_contact_stays_and_a_whole_one_is_taken(clerk: Account, ferrous: Chain) -> None:
    kept = entered(clerk, ferrous, name="甲厂", contact="13800001234")
    head = (KEY, "名称", "联系方式")
    assert tried(book(head, (str(kept.pk), "甲厂", "138****1234")), sight(clerk)).unchanged == 1
    assert mistakes(tried(book(head, (str(kept.pk), "甲厂", "139****1234")), sight(clerk))).keys() == {"C2"}
    assert imported(book(head, (str(kept.pk), "甲厂", "13900005678")), sight(clerk)).changed == 1
    assert Enterprise.objects.get().contact == "13900005678"


def test_columns_of_an_offices_own_are_read_required_and_kept(clerk: Account, ferrous: Chain) -> None:
    OwnColumn.objects.create(register="enterprises", code="visits", label="走访次数", kind="count", required=True)
    OwnColumn.objects.create(register="enterprises", code="tags", label="标签", kind="choices", choices=["A", "B"])
    file = book(("名称", "走访次数", "标签"), ("甲厂", 3, "A、B"), ("乙厂", None, None))
    assert mistakes(tried(file, sight(clerk), ferrous)).keys() == {"B3"}
    imported(book(("名称", "走访次数", "标签"), ("甲厂", 3, "A、B")), sight(clerk), ferrous)
    assert Enterprise.objects.get().own == {"visits": 3, "tags": ["A", "B"]}


def test_chains_and_shares_are_read_from_the_row(office: Account, ferrous: Chain, bearings: Chain) -> None:
    head = (KEY, "名称", "所属产业链")
    imported(book(head, (None, "甲厂", "黑色金属产业链 60%、高端轴承（40%）")), sight(office))
    kept = Enterprise.objects.get()

    def held() -> dict[str, Any]:
        return dict(Belonging.objects.filter(record=kept.pk).values_list("chain__code", "share"))

    assert held() == {"ferrous": 60, "bearings": 40}
    assert mistakes(tried(book(head, (str(kept.pk), "甲厂", "黑色金属70、高端轴承40")), sight(office))).keys() == {"C2"}
    assert imported(book(head, (str(kept.pk), "甲厂", "黑色金属 70%")), sight(office)).changed == 1
    assert held() == {"ferrous": 70}
    assert tried(book(head, (str(kept.pk), "甲厂", None)), sight(office)).unchanged == 1, "no chain said: as it is"


def test_a_clerk_neither_sees_nor_touches_the_chains_of_others(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    imported(book(("名称", "所属产业链"), ("甲厂", "黑色金属 60%、高端轴承 40%")), sight(office))
    kept = Enterprise.objects.get()
    head = (KEY, "名称", "所属产业链")
    assert mistakes(tried(book(head, (str(kept.pk), "甲厂", "高端轴承 10%")), sight(clerk))).keys() == {"C2"}
    imported(book(head, (str(kept.pk), "甲厂", "黑色金属 50%")), sight(clerk))
    assert dict(Belonging.objects.values_list("chain__code", "share")) == {"ferrous": 50, "bearings": 40}


def test_a_row_that_is_likely_a_record_waits_for_a_persons_word(clerk: Account, ferrous: Chain) -> None:
    kept = entered(clerk, ferrous, name="鲁西管业有限责任公司（演示）", tax="5")
    file = book(HEAD, ("鲁西管业 有限公司(演示)", CODES[0], None, 8), name="企业")
    trial = tried(file, sight(clerk), ferrous)
    (line,) = trial.undecided
    assert line.alike == [kept]
    with pytest.raises(Refused):
        imported(file, sight(clerk), ferrous)
    with pytest.raises(Refused):
        imported(file, sight(clerk), ferrous, said={"企业!2": "00000000-0000-4000-8000-000000000001"})
    assert imported(file, sight(clerk), ferrous, said={"企业!2": str(kept.pk)}).changed == 1
    now = Enterprise.objects.get()
    assert (now.credit_code, now.tax, now.pk) == (CODES[0], 8, kept.pk)


def test_two_different_ones_are_remembered_as_such(clerk: Account, ferrous: Chain) -> None:
    kept = entered(clerk, ferrous, name="鲁西管业")
    file = book(("名称",), ("鲁西 管业",), name="企业")
    assert imported(file, sight(clerk), ferrous, said={"企业!2": "new"}).entered == 1
    word = NotDouble.objects.get()
    assert kept.pk in {word.one, word.other}


def test_another_code_means_another_enterprise(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="鲁西管业", credit_code=CODES[0])
    assert not tried(book(HEAD, ("鲁西 管业", CODES[1], None, None)), sight(clerk), ferrous).doubtful


def test_rows_of_one_name_and_other_codes_are_told_of(clerk: Account, ferrous: Chain) -> None:
    """Brackets, blanks and width apart; not where the register knows both already, and not where one lacks a code."""
    file = book(HEAD, ("鲁西（管业）", CODES[0]), ("乙厂", CODES[1]), ("鲁西 (管业)", CODES[2]))
    (twins,) = tried(file, sight(clerk), ferrous).twins
    assert [line.read.row for line in twins] == [2, 4]
    imported(file, sight(clerk), ferrous)
    assert not tried(file, sight(clerk), ferrous).twins
    assert not tried(book(HEAD, ("丙厂", credit_code(9)), ("丁厂", None)), sight(clerk), ferrous).twins


def test_records_changed_while_the_report_was_open_stop_the_import(clerk: Account, ferrous: Chain) -> None:
    kept = entered(clerk, ferrous, name="甲厂")
    file = book((KEY, "名称"), (str(kept.pk), "甲钢厂"))
    seen = tried(file, sight(clerk)).stamp
    change_record(sight=sight(clerk), pk=kept.pk, values={"products": "管"})
    with pytest.raises(SomebodyWasFaster):
        import_records(
            sight=sight(clerk), read=read(file, sight(clerk)), chain=None, said={}, seen=seen, file_name="企业.xlsx"
        )
    assert Enterprise.objects.get().name == "甲厂"


def test_S13_while_another_workbook_is_imported_one_is_told_at_once(clerk: Account, ferrous: Chain) -> None:
    """A web thread that waited would be cut off by the database in the end, with no word for the person."""
    file = book(("名称",), ("甲厂（演示）",))
    with meanwhile_imported("enterprises"), pytest.raises(Refused, match="正在导入"):
        imported(file, sight(clerk), ferrous)
    assert imported(file, sight(clerk), ferrous).entered == 1
    with meanwhile_imported("projects"):
        assert imported(book(("名称",), ("乙厂（演示）",)), sight(clerk), ferrous).entered == 1


@pytest.mark.django_db(transaction=True)
def test_S13_the_same_workbook_imported_twice_at_once_enters_its_rows_once(city: City) -> None:
    """Rows without a code, which nothing in the database keeps from being entered again."""
    file = book(("名称",), *((f"{sign}厂（演示）",) for sign in "甲乙丙")).getvalue()
    barrier, results = threading.Barrier(2), []

    def click(username: str) -> None:
        try:
            seen = sight(city.account(username))
            found = read(BytesIO(file), seen)
            chain = city.chains["ferrous"].pk
            stamp = trial_of(found, seen, chain=chain, said={}).stamp
            barrier.wait(10)
            import_records(sight=seen, read=found, chain=chain, said={}, seen=stamp, file_name="企业.xlsx")
            results.append("imported")
        except Refused:
            results.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=(name,)) for name in ("clerk", "director")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == ["imported", "told"]
    assert Enterprise.objects.count() == 3


def test_the_number_of_statements_does_not_grow_with_the_rows(clerk: Account, ferrous: Chain) -> None:
    """At most fifty, the bulk writes among them, for new rows and changed ones alike."""
    seen, counts = sight(clerk), []
    for rows in (200, 2000):
        names = [(f"厂{rows}-{number}", credit_code(rows + number), "管", number) for number in range(rows)]
        for more in (0, 1):
            file = book(HEAD, *((name, code, product, tax + more) for name, code, product, tax in names))
            with CaptureQueriesContext(connection) as found:
                imported(file, seen, ferrous)
            counts.append(len(found))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 50


def test_what_offices_really_send(clerk: Account, ferrous: Chain) -> None:
    """A title, a head of two rows, other names, numbering, a total and a note, full-width digits, dates in words."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    for row in (
        ["黑色金属产业链企业名单"],
        ["序号", "企业名称", "信用代码", "企业情况", None, "备注"],
        [None, None, None, "营业收入（万元）", "成立时间", None],
        [1, "甲 厂", CODES[0], "１，２３４．５", "2001年2月", "好"],
        [2, "乙厂", CODES[1], 88, "2003.4.5", None],
        [None, "合计", None, 1322.5, None, None],
        ["注：数据截至6月底"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("D2:E2")
    for letter in "ABCF":
        sheet.merge_cells(f"{letter}2:{letter}3")
    file = BytesIO()
    made.save(file)
    file.seek(0)
    trial = tried(file, sight(clerk), ferrous)
    assert not trial.mistakes
    assert any("合计行1行" in remark for remark in trial.remarks), trial.remarks
    imported(file, sight(clerk), ferrous)
    first, second = Enterprise.objects.order_by("credit_code")
    assert (first.name, first.revenue, first.founded.isoformat(), first.note) == (
        "甲 厂",
        Decimal("1234.5"),
        "2001-02-01",
        "好",
    )
    assert second.founded.isoformat() == "2003-04-05"


ROLES = ("名称", "统一社会信用代码", "角色")


def test_a_role_begins_on_the_imports_chain_within_the_act_and_is_taken_back_with_it(
    clerk: Account, ferrous: Chain
) -> None:
    kept = entered(clerk, ferrous, name="乙厂", credit_code=CODES[1])
    file = book(ROLES, ("甲厂", CODES[0], "链主"), ("乙厂", CODES[1], "骨干企业"), ("丙厂", CODES[2], None))
    trial = tried(file, sight(clerk), ferrous)
    assert [(line.name, one.said, one.chain) for line, one in trial.begins] == [
        ("甲厂", "链主企业", ferrous),
        ("乙厂", "骨干企业", ferrous),
    ]
    assert trial.remarks == trial.differences == []
    done = imported(file, sight(clerk), ferrous)
    assert (done.entered, done.changed) == (2, 1)
    roles = Role.objects.order_by("role").values_list("enterprise__name", "role", "chain", "from_date")
    today = clock.today()
    assert list(roles) == [("乙厂", "backbone", ferrous.pk, today), ("甲厂", "master", ferrous.pk, today)]
    assert set(Role.pgh_event_model.objects.values_list("pgh_context", flat=True)) == {done.act}
    assert AuditEntry.objects.get(act="records.import").after["begun"] == 2
    kept.refresh_from_db()
    assert kept.version == 1, "a role leaves the record as it is"
    undo_act(by=clerk, pk=done.act)
    assert not Role.objects.exists()
    assert [one.name for one in sight(clerk).records()] == ["乙厂"]


def test_another_role_than_the_one_noted_is_told_and_left_alone(clerk: Account, ferrous: Chain) -> None:
    first, second = (
        entered(clerk, ferrous, name=name, credit_code=code) for name, code in zip("甲乙", CODES, strict=False)
    )
    for one, role in ((first, EnterpriseRole.BACKBONE), (second, EnterpriseRole.MASTER)):
        note_role(sight=sight(clerk), pk=one.pk, chain=ferrous, role=role, from_date=dt.date(2023, 1, 1))
    file = book(ROLES, ("甲", CODES[0], "配套"), ("乙", CODES[1], "链主企业"), ("丙", CODES[2], "链主、骨干"))
    trial = tried(file, sight(clerk), ferrous)
    assert [(one.line.name, one.sentence) for one in trial.differences] == [
        ("甲", "已在黑色金属产业链登记为骨干企业，工作簿写配套企业，未导入；请在其页面办理变更。"),
        (
            "丙",
            "工作簿写链主企业、骨干企业，但在黑色金属产业链同一时间只能是一种，未导入；请保留一种，或在其页面登记。",
        ),
    ]
    assert (trial.begins, len(trial.changed), len(trial.new)) == ([], 0, 1)


def test_an_unknown_role_is_refused_at_its_cell(clerk: Account, ferrous: Chain) -> None:
    trial = tried(book(ROLES, ("甲厂", CODES[0], "龙头")), sight(clerk), ferrous)
    assert "链主企业、骨干企业、配套企业" in mistakes(trial)["C2"]


def test_an_exported_role_of_another_chain_is_not_begun_once_more(
    office: Account, ferrous: Chain, bearings: Chain
) -> None:
    kept = entered(office, ferrous, name="甲厂")
    writing.belong(kept.register, kept, {bearings.pk: None}, within=frozenset({bearings.pk}))
    note_role(sight=sight(office), pk=kept.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=dt.date(2023, 1, 1))
    head = (KEY, "名称", "角色")
    assert tried(book(head, (str(kept.pk), "甲厂", "链主企业")), sight(office), bearings).begins == []
    (other,) = tried(book(head, (str(kept.pk), "甲厂", "配套")), sight(office)).differences
    assert other.sentence == "工作簿写配套企业，但不能确定属于哪一条产业链，未导入；请在其页面登记。"
    assert [
        one.chain
        for _line, one in tried(
            book((*head, "产业链"), (str(kept.pk), "甲厂", "配套", bearings.name)), sight(office)
        ).begins
    ] == [bearings]


def test_S3_no_role_begins_on_a_chain_that_another_office_keeps(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    kept = entered(office, ferrous, name="甲厂", credit_code=CODES[0])
    writing.belong(kept.register, kept, {bearings.pk: None}, within=frozenset({bearings.pk}))
    trial = tried(book(ROLES, ("甲厂", CODES[0], "链主")), sight(clerk), bearings)
    assert [one.chain for _line, one in trial.begins] == [ferrous]


def test_blanks_within_a_name_are_pointed_out_and_do_not_hide_a_double(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, name="聊城测试乙钢管有限公司")
    trial = tried(book(("名称",), ("聊城测试乙钢管 有限公司",), ("ABC 厂",)), sight(clerk), ferrous)
    assert trial.remarks == ["1个名称中间有空格，如系误输请删去：第2行“聊城测试乙钢管 有限公司”。"]
    assert [line.name for line in trial.undecided] == ["聊城测试乙钢管 有限公司"]
    assert trial.mistakes == []
