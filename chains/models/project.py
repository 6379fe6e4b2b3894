from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chains.enums import Lacking, ProjectClass, ProjectKind, ProofKind
from chains.enums import Milestone as Step
from chains.models.project_columns import COMPUTED
from chains.models.record import Record, one_standing
from chains.models.tracking import tracked
from chains.registers.columns import column
from chains.registers.kinds import Amount, Choice, Choices, CreditCode, Day, Link, ProjectCode, Text, Words, Year
from chains.registers.register import register


@register(
    code="projects",
    title=_("Projects"),
    one=_("project"),
    position=3,
    key="project_code",
    shown=(
        "name",
        "builder",
        "district",
        "project_class",
        "stage",
        "investment",
        "plan",
        "invested_this_year",
        "lacking",
    ),
    shared=True,
    doubles=("name", "project_code"),
    computed=COMPUTED,
    parts=("milestones", "months"),
)
class Project(Record):
    """A project that is prepared or built (domain facts §4, projects 项目). Its stage follows from its milestones."""

    project_code = column(ProjectCode(), _("Project code"), "项目代码", "项目统一代码", "投资项目代码")
    builder = column(Text(100), _("Builder"), "建设单位", "项目单位", "实施单位", "承担单位")
    builder_code = column(CreditCode(), _("Builder's credit code"), "建设单位统一社会信用代码", "建设单位信用代码")
    kind = column(Choice(ProjectKind), pgettext_lazy("project", "Kind"), "项目类型", "强延补类型")
    project_class = column(Choice(ProjectClass), _("Class"), "项目类别", "实施类/准备类")
    park = column(Link("chains.Park"), _("Park"), "所在园区", "所属园区")
    content = column(Words(), _("What is built"), "建设内容", "建设内容及规模", "主要建设内容")
    investment = column(Amount(), _("Total investment"), "总投资", "计划总投资", "总投资额")
    plan = column(Amount(), _("Plan of the year"), "年度计划投资", "本年计划投资", "年度投资计划")
    plan_year = column(Year(), _("Year of the plan"), "计划年度")
    funds = column(Amount(), _("Funds in place"), "到位资金", "资金到位")
    in_statistics = column(Day(), _("Entered in statistics on"), "入统时间", "入统日期")
    lacking = column(Choices(Lacking), _("Lacking"), "要素缺口", "存在要素问题")
    leader = column(Text(60), _("Leader in charge"), "包联领导", "包保领导", hint=_("Name the post, such as 副市长."))
    problems = column(Words(), _("Problems"), "存在问题", "存在困难及问题")

    class Meta(Record.Meta):
        constraints = [one_standing("project_code")]


@tracked()
class ProjectStep(models.Model):
    """A milestone of a project: when it is planned, when it was reached, and what proves it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step)
    planned_on = models.DateField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=15, choices=ProofKind, blank=True)
    proof_note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["project", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "step"], name="project_step_is_one")]

    def __str__(self) -> str:
        return f"{self.project} {self.get_step_display()}"


@tracked()
class ProjectMonth(models.Model):
    """A project's month: the investment done in it (万元), and what could be seen on the site (形象进度)."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="months")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    invested = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    funds = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    visible = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["project", "year", "month"]
        constraints = [
            models.UniqueConstraint(fields=["project", "year", "month"], name="project_month_is_one"),
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="project_month_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}-{self.month:02d}"
