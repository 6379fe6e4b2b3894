from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chains.enums import OpportunityStage
from chains.models.record import Record
from chains.registers.columns import column
from chains.registers.kinds import Amount, Choice, Day, Link, Rate, Text, Words
from chains.registers.register import register
from offices.enums import Right


@register(
    code="opportunities",
    title=_("Projects to attract"),
    one=_("project to attract"),
    position=6,
    shown=("name", "place", "investment", "stage", "investor", "contract_amount", "funds", "signed_on"),
    right=Right.SEE_INVESTORS,
    shared=True,
)
class Opportunity(Record):
    """A project that the city wants to attract, from the lead to what became of it (项目库; domain facts §4)."""

    industry = column(Text(100), _("Industry"), "所属行业", "产业类别", "行业")
    place = column(Text(100), pgettext_lazy("site", "Place"), "拟选址", "建设地点", "选址")
    investor = column(Link("chains.Investor"), _("Investor"), "投资方", "客商", "投资单位")
    investment = column(Amount(), _("Total investment"), "总投资", "计划总投资", "总投资额")
    foreign_share = column(Rate(), _("Foreign share"), "外资占比", "外资比例")
    reasons = column(Words(), _("Reasons and conditions"), "建设条件", "项目依据", "建设必要性")
    scale = column(Words(), _("Scale"), "建设规模", "建设内容", "建设内容及规模")
    benefits = column(Words(), _("Expected benefits"), "预期效益", "经济效益", "效益分析")
    offered = column(Words(), _("Policies offered"), "优惠政策", "支持政策")
    stage = column(Choice(OpportunityStage), _("Stage"), "项目阶段", "推进阶段", "洽谈阶段")
    stage_since = column(Day(), _("At this stage since"), "进入阶段时间")
    signed_on = column(Day(), _("Contract signed on"), "签约时间", "签约日期", "合同签订时间")
    contract_amount = column(Amount(), _("Contract amount"), "合同金额", "合同额", "签约金额")
    funds = column(Amount(), _("Funds in place"), "到位资金", "资金到位")
    funds_on = column(Day(), _("Funds in place on"), "资金到位时间")
    became = column(Link("chains.Project"), _("Project it became"), "转化项目", "落地项目")
