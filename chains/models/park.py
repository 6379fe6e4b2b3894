from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chains.enums import ParkLevel
from chains.models.record import Record
from chains.registers.columns import Guard, column
from chains.registers.kinds import REACHED, Amount, Choice, Contact, Count, Text, Words
from chains.registers.register import register


@register(
    code="parks",
    title=_("Parks"),
    one=_("park"),
    position=1,
    key="name",
    shown=("name", "level", "district", "leading", "area", "free_area", "above_scale", "revenue", "tax"),
    shared=True,
)
class Park(Record):
    """An industrial park or a distinctive estate inside one (domain facts §4, parks 园区)."""

    level = column(Choice(ParkLevel), _("Level"), "园区级别", "级别")
    leading = column(Text(200), _("Leading industries"), "主导产业", "产业定位")
    area = column(Amount("亩"), _("Area"), "规划面积", "占地面积", "总面积")
    free_area = column(Amount("亩"), _("Free area"), "可用面积", "剩余面积", "闲置土地")
    above_scale = column(Count("家"), _("Enterprises above scale"), "规上企业数", "规上企业")
    revenue = column(Amount(), _("Revenue"), "营业收入", "主营业务收入", "营收")
    tax = column(Amount(), _("Tax"), "税收", "税收收入", "实现税收")
    tax_per_mu = column(Amount("万元/亩"), _("Tax per mu"), "亩均税收")
    energy_room = column(Text(200), _("Room in energy"), "能耗指标空间", "能耗容量")
    environment_room = column(Text(200), _("Room in environment"), "环境容量")
    contact = column(Contact(), _("Contact"), *REACHED, guard=Guard.CONTACT)
    facilities = column(Words(), _("Facilities"), "配套设施", "园区简介")
