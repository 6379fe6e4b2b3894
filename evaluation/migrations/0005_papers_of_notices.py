import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Only notices keep papers: monthly reports are made when they are asked for."""

    dependencies = [('evaluation', '0004_decided_matters')]

    operations = [
        migrations.RemoveField(model_name='paper', name='chain'),
        migrations.RemoveField(model_name='paper', name='month'),
        migrations.AlterField(
            model_name='paper',
            name='kind',
            field=models.CharField(
                choices=[('notice', 'Notice'), ('notice_annex', 'Annex of the notice')], max_length=15
            ),
        ),
        migrations.AlterField(
            model_name='paper',
            name='notice',
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='evaluation.notice'
            ),
        ),
    ]
