from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from chains.enums import EnterpriseRole, Honour, HonourLevel
from chains.models.chain import Chain
from chains.models.enterprise_columns import COMPUTED
from chains.models.record import Record, one_standing
from chains.models.tracking import tracked
from chains.registers.columns import Guard, column
from chains.registers.kinds import REACHED, Amount, Code, Contact, Count, CreditCode, Day, IndustryCode, Link, Text
from chains.registers.register import register

FIGURES = _("Figures of the enterprise")


@register(
    code="enterprises",
    title=_("Enterprises"),
    one=_("enterprise"),
    position=2,
    key="credit_code",
    shown=("name", "credit_code", "district", "role", "honours", "products", "revenue", "tax", "staff"),
    shared=True,
    doubles=("name", "credit_code"),
    computed=COMPUTED,
    parts=("roles", "honours"),
)
class Enterprise(Record):
    """An enterprise of one chain or several (domain facts §4, enterprises 企业)."""

    credit_code = column(
        CreditCode(), _("Unified social credit code"), "社会信用代码", "信用代码", "统一社会信用代码证号"
    )
    foreign_id = column(
        Code(), _("Foreign identification"), "境外企业识别号", hint=_("For companies without a credit code.")
    )
    industry = column(IndustryCode(), _("Industry code"), "行业代码", "国民经济行业代码", "所属行业代码")
    nodes = column(Text(200), _("Links of the chain"), "所属环节", "产业链环节", "所处环节", "所在环节", "链条环节")
    products = column(Text(300), _("Main products"), "主要产品", "主导产品", "主营业务", "主营产品")
    park = column(Link("chains.Park"), _("Park"), "所在园区", "所属园区", "入驻园区")
    founded = column(Day(), _("Founded on"), "成立日期", "成立时间", "注册时间", "注册日期")
    revenue = column(
        Amount(signed=True),
        _("Revenue"),
        "营业收入",
        "主营业务收入",
        "营收",
        "营业总收入",
        guard=Guard.FIGURES,
        section=FIGURES,
    )
    value_added = column(
        Amount(signed=True), _("Value added"), "增加值", "工业增加值", guard=Guard.FIGURES, section=FIGURES
    )
    research = column(
        Amount(),
        _("R&D spending"),
        "研发投入",
        "研发费用",
        "研发经费",
        "研发经费投入",
        guard=Guard.FIGURES,
        section=FIGURES,
    )
    tax = column(
        Amount(signed=True),
        _("Tax"),
        "税收",
        "纳税额",
        "实缴税金",
        "上缴税收",
        "纳税总额",
        "税收总额",
        guard=Guard.FIGURES,
        section=FIGURES,
    )
    tax_before = column(
        Amount(signed=True), _("Tax a year ago"), "上年税收", "上年同期税收", guard=Guard.FIGURES, section=FIGURES
    )
    staff = column(
        Count("人"),
        _("Staff"),
        "从业人员",
        "员工人数",
        "职工人数",
        "员工数",
        "职工数",
        "从业人数",
        "从业人员数",
        "用工人数",
        guard=Guard.FIGURES,
        section=FIGURES,
    )
    commissioner = column(Text(60), _("Service commissioner"), "服务专员", "企业服务专员")
    bank = column(Text(60), _("Host bank"), "主办银行")
    contact = column(Contact(), _("Contact"), *REACHED, guard=Guard.CONTACT)

    class Meta(Record.Meta):
        constraints = [one_standing("credit_code")]


@tracked()
class Role(models.Model):
    """What an enterprise is in a chain from one day to another, both included."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="roles")
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="enterprise_roles")
    role = models.CharField(max_length=12, choices=EnterpriseRole)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["enterprise", "chain", "from_date"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="role_dates_in_order",
            ),
            models.UniqueConstraint(fields=["enterprise", "chain", "role", "from_date"], name="role_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.label}"

    @property
    def label(self) -> str:
        """What it says, without whom it says it of."""
        return str(self.get_role_display())


@tracked()
class Recognition(models.Model):
    """An honour of an enterprise, or its being above scale: since which day, of which batch year, until when.

    What an enterprise was at the end of a year is what held on that day.
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="recognitions")
    honour = models.CharField(max_length=20, choices=Honour)
    level = models.CharField(max_length=12, choices=HonourLevel, blank=True)
    title = models.CharField(max_length=60, blank=True)
    batch_year = models.PositiveSmallIntegerField(null=True, blank=True)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["enterprise", "from_date", "honour"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="recognition_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["enterprise", "honour", "level", "title", "from_date"], name="recognition_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.label}"

    @property
    def label(self) -> str:
        """What it says, without whom it says it of: 2024年省级专精特新企业."""
        year = f"{self.batch_year}年" if self.batch_year else ""
        level = str(self.get_level_display()) if self.level else ""
        return f"{year}{level}{self.title or self.get_honour_display()}"
