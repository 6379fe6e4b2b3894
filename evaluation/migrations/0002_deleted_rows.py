import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


def tell_of_those_gone(apps, editor):
    """Rows that were deleted before their history told of that get the event they lack."""
    for name in ("Mark", "SchemeDraft"):
        events = apps.get_model("evaluation", f"{name}Event").objects
        gone = events.exclude(pgh_obj_id__in=apps.get_model("evaluation", name).objects.values("pk"))
        for event in gone.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id"):
            event.pk, event.pgh_label, event.pgh_context_id = None, "delete", None
            event.save(force_insert=True)


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0001_tables'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='mark',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_markevent" ("chain_id", "entered_at", "entered_by_id", "id", "item", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "rater", "value", "year") VALUES (OLD."chain_id", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."item", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quarter", OLD."rater", OLD."value", OLD."year"); RETURN NULL;', hash='7fba6ffa4226399ee290f605b5610289b6a63f6f', operation='DELETE', pgid='pgtrigger_delete_delete_cfd99', table='evaluation_mark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemedraft',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_schemedraftevent" ("based_on_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "text", "title", "version") VALUES (OLD."based_on_id", OLD."id", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."text", OLD."title", OLD."version"); RETURN NULL;', hash='e175071f8cfc721b96c6602a18bb58580a2d563b', operation='DELETE', pgid='pgtrigger_delete_delete_8f913', table='evaluation_schemedraft', when='AFTER')),
        ),
        migrations.RunPython(tell_of_those_gone, migrations.RunPython.noop),
    ]
