from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chains.enums import HonourLevel, InstitutionKind
from chains.models.record import Record, one_standing
from chains.registers.columns import Guard, column
from chains.registers.kinds import REACHED, Amount, Choice, Contact, CreditCode, Day, Text, Words
from chains.registers.register import register


@register(
    code="institutions",
    title=_("Institutions"),
    one=_("institution"),
    position=7,
    key="credit_code",
    shown=("name", "kind", "level", "field", "host", "recognised_on", "district"),
    city_wide=True,
    shared=True,
    doubles=("name", "credit_code"),
)
class Institution(Record):
    """A college, institute, platform, fund, bank, association or law firm that serves a chain."""

    credit_code = column(CreditCode(), _("Unified social credit code"), "社会信用代码", "信用代码")
    kind = column(Choice(InstitutionKind), _("Kind"), "机构类型", "类型", "机构类别")
    level = column(Choice(HonourLevel), _("Level"), "级别", "平台级别", "等级")
    field = column(Text(200), _("Field"), "研究方向", "领域", "服务领域", "主要方向")
    host = column(Text(100), _("Carried by"), "依托单位", "主办单位", "牵头单位")
    recognised_on = column(Day(), _("Recognised on"), "认定时间", "成立时间", "批复时间")
    size = column(Amount(), _("Size of the fund"), "基金规模", "授信规模")
    services = column(Words(), _("Services"), "服务内容", "合作内容", "主要成果")
    contact = column(Contact(), _("Contact"), *REACHED, guard=Guard.CONTACT)

    class Meta(Record.Meta):
        constraints = [one_standing("credit_code")]
