"""A run's inputs and result are kept as they are: PostgreSQL took longer to compress them than the run to be judged."""

from django.db import migrations

_STORAGE = "ALTER TABLE evaluation_run ALTER inputs SET STORAGE {0}, ALTER result SET STORAGE {0}"


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0003_matters_count_once'),
    ]

    operations = [
        migrations.RunSQL(_STORAGE.format("EXTERNAL"), _STORAGE.format("EXTENDED")),
    ]
