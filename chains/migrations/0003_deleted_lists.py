import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


def tell_of_those_gone(apps, editor):
    """Lists that were removed before their history told of that get the event they lack."""
    events = apps.get_model("chains", "RegisterListEvent").objects
    gone = events.exclude(pgh_obj_id__in=apps.get_model("chains", "RegisterList").objects.values("pk"))
    for event in gone.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id"):
        event.pk, event.pgh_label, event.pgh_context_id = None, "delete", None
        event.save(force_insert=True)


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0002_spelling_of_names'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='registerlist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "chains_registerlistevent" ("code", "columns", "filters", "group", "id", "order", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "readers", "regime", "regime_title", "register", "title", "unit_line") VALUES (OLD."code", OLD."columns", OLD."filters", OLD."group", OLD."id", OLD."order", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."readers", OLD."regime", OLD."regime_title", OLD."register", OLD."title", OLD."unit_line"); RETURN NULL;', hash='eab370138c05c37d15ad5b9ab7a8ef9e6958ffdc', operation='DELETE', pgid='pgtrigger_delete_delete_d574a', table='chains_registerlist', when='AFTER')),
        ),
        migrations.RunPython(tell_of_those_gone, migrations.RunPython.noop),
    ]
