from __future__ import annotations

from chains.models.record import Record, one_standing
from chains.registers.columns import Guard, column
from chains.registers.kinds import Amount, Choice, Choices, Code, Contact, Count, Day, Link, Text, YesNo
from chains.registers.register import register


@register(
    code="laboratories",
    title="实验室库",
    one="实验室",
    position=9,
    key="number",
    shown=("name", "number", "level", "host", "area", "spending"),
    shared=True,
    doubles=("name", "number"),
)
class Laboratory(Record):
    """A laboratory of a chain: the ninth register of docs/add-a-register.md."""

    number = column(Code(), "备案编号", "实验室编号")
    level = column(Choice(("国家级", "省级", "市级")), "级别", "实验室级别")
    fields = column(Choices(("材料", "检测", "工艺")), "研究方向")
    host = column(Link("chains.Enterprise"), "依托企业", "依托单位")
    area = column(Amount("平方米"), "面积", "实验室面积")
    equipment = column(Text(200), "主要设备")
    staff = column(Count("人"), "研究人员")
    opened = column(Day(), "启用日期")
    is_open = column(YesNo(), "对外开放")
    spending = column(Amount(), "研发投入", guard=Guard.FIGURES, section="单家企业数据")
    contact = column(Contact(), "联系人", "联系方式", guard=Guard.CONTACT)

    class Meta(Record.Meta):
        constraints = [one_standing("number")]
