from django.db import models


class Setting(models.Model):
    """The one row that says on which date a demonstration runs."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    business_date = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clock_setting_is_one_row")]

    def __str__(self) -> str:
        return str(self.business_date)
