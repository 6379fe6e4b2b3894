from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chains.enums import TechnologyState
from chains.models.record import Record
from chains.registers.columns import column
from chains.registers.kinds import Amount, Choice, Day, Link, Text, Words
from chains.registers.register import register


@register(
    code="technologies",
    title=_("Key technologies"),
    one=_("key technology"),
    position=8,
    shown=("name", "node", "proposed_by", "solver", "funds", "state", "due_on"),
    shared=True,
)
class Technology(Record):
    """A key product or technology that a chain needs and somebody works on (攻关项; domain facts §2, §4)."""

    node = column(Text(100), _("Link of the chain"), "所属环节", "产业链环节")
    proposed_by = column(Link("chains.Enterprise"), _("Proposed by"), "提出企业", "需求企业", "需求单位")
    solver = column(Text(200), _("Worked on by"), "承担单位", "攻关单位", "揭榜单位")
    partner = column(Link("chains.Institution"), _("Partner"), "合作机构", "合作院所")
    need = column(Words(), _("What is needed"), "需求内容", "攻关内容", "技术需求")
    gap = column(Words(), _("Gap to the best"), "存在差距", "国内外现状")
    funds = column(Amount(), _("Funds"), "投入资金", "研发投入", "项目经费")
    began_on = column(Day(), _("Began on"), "开始时间", "立项时间")
    due_on = column(Day(), _("Due on"), "完成时限", "计划完成时间")
    state = column(Choice(TechnologyState), _("State"), "进展状态", "攻关状态")
    result = column(Words(), _("Result"), "攻关成果", "阶段成果")
