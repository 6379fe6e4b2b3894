import datetime as dt

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("chains", "0002_initial"),
    ]

    operations = [
        migrations.AlterUniqueTogether(name="chaingrant", unique_together=set()),
        migrations.AddField(
            model_name="chaingrant",
            name="from_date",
            field=models.DateField(default=dt.date(2024, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(model_name="chaingrant", name="until_date", field=models.DateField(null=True)),
        migrations.AlterUniqueTogether(
            name="chaingrant", unique_together={("group", "permission", "content_object", "from_date")}
        ),
        migrations.AddConstraint(
            model_name="chaingrant",
            constraint=models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="grant_dates_in_order",
            ),
        ),
    ]
