from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chains.enums import InvestorStage
from chains.models.record import Record
from chains.registers.columns import Guard, column
from chains.registers.kinds import REACHED, Amount, Choice, Code, Contact, Count, Day, Text, Words, YesNo
from chains.registers.register import register
from offices.enums import Right


@register(
    code="investors",
    title=_("Investors"),
    one=_("investor"),
    position=5,
    key="code",
    shown=("name", "country", "top_500", "target", "intention", "amount", "stage", "last_talk"),
    right=Right.SEE_INVESTORS,
    shared=True,
    doubles=("name", "code"),
)
class Investor(Record):
    """A company or fund that may invest here (客商库; domain facts §4)."""

    code = column(
        Code(),
        _("Code of the company"),
        "统一社会信用代码",
        "企业代码",
        hint=_("Credit code, or the id of its country."),
    )
    country = column(Text(40), _("Country or place"), "国别", "国别（地区）", "所在地区", "注册地")
    top_500 = column(YesNo(), _("Top 500"), "500强", "是否500强")
    listed = column(YesNo(), _("Listed company"), "上市公司", "是否上市")
    products = column(Text(300), _("Main business"), "主营业务", "主要产品")
    target = column(Text(200), _("Link it would fill"), "目标环节", "对应环节", "招引环节")
    intention = column(Text(300), _("Intention"), "投资意向", "合作意向")
    amount = column(Amount(), _("Amount intended"), "意向投资额", "拟投资额", "计划投资")
    contact = column(Contact(), _("Contact"), "客商联系人", *REACHED, guard=Guard.CONTACT)
    our_contact = column(Text(60), _("Our contact"), "对接人", "我方联系人", hint=_("Name the office or the post."))
    talks = column(Count("次"), _("Talks held"), "洽谈次数", "对接次数")
    last_talk = column(Day(), _("Last talk"), "最近洽谈时间", "最近对接时间")
    stage = column(Choice(InvestorStage), _("Stage"), "对接阶段", "洽谈进度", "进展情况")
    next_step = column(Words(), _("Next step"), "下步打算", "下一步工作")
    failed_because = column(Words(), _("Why it failed"), "失败原因", "未成原因")
