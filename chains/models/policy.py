from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chains.enums import PolicyLevel, PolicyState, PolicyWay
from chains.models.record import Record
from chains.registers.columns import column
from chains.registers.kinds import Amount, Choice, Code, Day, Text, Words, YesNo
from chains.registers.register import register


@register(
    code="policies",
    title=_("Policies"),
    one=_("policy"),
    position=4,
    key="number",
    shown=("name", "number", "level", "state", "department", "issued_on", "valid_until", "way"),
    city_wide=True,
    shared=True,
    doubles=("name", "number"),
)
class Policy(Record):
    """A policy that enterprises of a chain may use (domain facts §4, policies 政策)."""

    number = column(Code(), _("Document number"), "文号", "发文字号", "政策文号")
    level = column(Choice(PolicyLevel), _("Level"), "政策级别", "级别", "层级")
    state = column(Choice(PolicyState), _("State"), "政策状态", "时效")
    issued_on = column(Day(), _("Issued on"), "印发日期", "发布时间", "印发时间")
    valid_until = column(Day(), _("Valid until"), "有效期至", "截止日期")
    department = column(Text(100), _("Department"), "责任部门", "牵头部门", "发文单位", "发布单位")
    applicants = column(Text(300), _("Who may apply"), "适用对象", "申报条件", "支持对象")
    clauses = column(Words(4000), _("Clauses"), "主要条款", "政策内容", "主要内容")
    way = column(Choice(PolicyWay), _("How it is granted"), "兑现方式", "享受方式")
    granted = column(Amount(), _("Amount granted"), "兑现金额", "已兑现资金")
    fair_competition = column(YesNo(), _("Fair-competition review done"), "公平竞争审查")
