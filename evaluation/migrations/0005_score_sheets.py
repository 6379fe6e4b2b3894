"""The units of a run's result stand in the score sheets alone, and no more in the run and in a row a line as well."""

import django.db.models.deletion
import msgspec
from django.db import migrations, models

NO_UNITS = "]}"


def part(apps, schema_editor):
    """Take the units out of each result, byte by byte as they were, so that its hash stays right."""
    chains = dict(apps.get_model("chains", "Chain").objects.values_list("code", "pk"))
    sheets = apps.get_model("evaluation", "ScoreSheet")
    for run in apps.get_model("evaluation", "Run").objects.exclude(result="").iterator():
        whole = msgspec.json.decode(run.result, type=dict[str, msgspec.Raw])
        units = msgspec.json.decode(whole["units"], type=list[msgspec.Raw])
        sheets.objects.bulk_create(
            sheets(run=run, chain_id=chains[msgspec.json.decode(unit)["unit"]], number=number, text=bytes(unit).decode())
            for number, unit in enumerate(units, start=1)
        )
        run.result = run.result[: run.result.index('"units":[') + len('"units":[')] + NO_UNITS
        run.save(update_fields=["result"])


class Migration(migrations.Migration):
    dependencies = [
        ("chains", "0004_registers"),
        ("evaluation", "0004_keep_runs_uncompressed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScoreSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="score_sheets", to="chains.chain"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="evaluation.run"
                    ),
                ),
            ],
            options={"ordering": ["run", "number"]},
        ),
        migrations.AddConstraint(
            model_name="scoresheet",
            constraint=models.UniqueConstraint(fields=("run", "chain"), name="score_sheet_is_one"),
        ),
        migrations.RunSQL(
            "ALTER TABLE evaluation_scoresheet ALTER text SET STORAGE EXTERNAL", migrations.RunSQL.noop
        ),
        migrations.RunPython(part, migrations.RunPython.noop),
        migrations.DeleteModel(name="ScoreLine"),
    ]
