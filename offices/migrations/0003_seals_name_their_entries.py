import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_departments")]

    operations = [
        migrations.RemoveIndex(model_name="auditentry", name="offices_aud_transac_030a9c_idx"),
        migrations.RemoveField(model_name="auditentry", name="transaction"),
        migrations.AddIndex(model_name="auditentry", index=models.Index(fields=["act_id"], name="trail_by_act")),
        migrations.RemoveField(model_name="auditseal", name="before_transaction"),
        migrations.RemoveField(model_name="auditseal", name="entries"),
        migrations.AddField(
            model_name="auditseal",
            name="entry_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditseal",
            name="entry_digests",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), default=list, size=None
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="auditseal", name="previous", field=models.CharField(max_length=64, unique=True)
        ),
    ]
