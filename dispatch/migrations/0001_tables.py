import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import config.lib.triggers
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('dispatch', '0001_initial'), ('dispatch', '0002_initial'), ('dispatch', '0003_city_targets'), ('dispatch', '0004_target_phrase'), ('dispatch', '0005_ledger_versions'), ('dispatch', '0006_month_days'), ('dispatch', '0007_counted_entries')]

    initial = True

    dependencies = [
        ('chains', '0001_tables'),
        ('offices', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('short_name', models.CharField(max_length=20)),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('group', models.CharField(max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('flow', "Flow: the month's figure is entered, the year's is their sum"), ('cumulative', "Cumulative: the year's figure so far is entered"), ('stock', 'Stock: the level at the end of the month is entered'), ('growth_rate', 'Growth rate: the rate of the year so far is entered')], max_length=12)),
                ('form', models.CharField(choices=[('number', 'Figure'), ('milestone', 'Milestone'), ('words', 'Words')], default='number', max_length=10)),
                ('unit', models.CharField(blank=True, max_length=10)),
                ('decimals', models.PositiveSmallIntegerField(default=2)),
                ('higher_is_better', models.BooleanField(default=True)),
                ('phased', models.BooleanField(default=True)),
                ('curve', django.contrib.postgres.fields.ArrayField(base_field=models.DecimalField(decimal_places=4, max_digits=5), blank=True, null=True, size=12)),
                ('source', models.CharField(blank=True, max_length=60)),
                ('target_phrase', models.CharField(blank=True, max_length=60)),
                ('counted_from', models.CharField(blank=True, max_length=20)),
                ('chain', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='own_indicators', to='chains.chain')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='offices.organisation')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CityTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=6, max_digits=20)),
                ('summed', models.BooleanField(default=True)),
                ('wording', models.CharField(max_length=200)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='city_targets', to='dispatch.indicator')),
            ],
            options={
                'ordering': ['year', 'indicator'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'year'), name='city_target_is_one')],
            },
        ),
        migrations.CreateModel(
            name='ReportingMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField()),
                ('opens', models.DateField()),
                ('due', models.DateField()),
                ('locks', models.DateField()),
                ('sealed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['year', 'month'],
                'constraints': [models.UniqueConstraint(fields=('year', 'month'), name='reporting_month_is_one'), models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='reporting_month_in_year'), models.CheckConstraint(condition=models.Q(('due__gte', models.F('opens')), ('locks__gte', models.F('due'))), name='reporting_month_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('sealed', 'Sealed')], default='draft', max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('extended_until', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_late', models.BooleanField(default=False)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('return_note', models.CharField(blank=True, max_length=500)),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledgers', to='chains.chain')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledgers', to='dispatch.reportingmonth')),
            ],
            options={
                'ordering': ['month', 'chain'],
                'constraints': [models.UniqueConstraint(fields=('chain', 'month'), name='ledger_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('words', models.TextField(blank=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('source', models.CharField(choices=[('typed', 'Typed'), ('pasted', 'Pasted'), ('imported', 'Imported'), ('carried', 'Carried forward'), ('counted', 'Counted from the registers'), ('corrected', 'Corrected'), ('demonstration', 'Demonstration figure')], default='typed', max_length=13)),
                ('counted', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('returned_because', models.CharField(blank=True, max_length=500)),
                ('version', models.PositiveIntegerField(default=1)),
                ('reviewed_version', models.PositiveIntegerField(blank=True, null=True)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='dispatch.indicator')),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='dispatch.ledger')),
            ],
            options={
                'ordering': ['ledger', 'indicator'],
                'constraints': [models.UniqueConstraint(fields=('ledger', 'indicator'), name='entry_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('decision', models.CharField(choices=[('pending', 'Pending'), ('granted', 'Granted'), ('refused', 'Refused')], default='pending', max_length=10)),
                ('decision_note', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('before', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('after', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='dispatch.entry')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('decision', 'pending')), fields=('entry',), name='one_pending_correction')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('decision', models.CharField(choices=[('pending', 'Pending'), ('granted', 'Granted'), ('refused', 'Refused')], default='pending', max_length=10)),
                ('decision_note', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='dispatch.ledger')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('decision', 'pending')), fields=('ledger',), name='one_pending_extension')],
            },
        ),
        migrations.CreateModel(
            name='MonthDays',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('opens_day', models.PositiveSmallIntegerField()),
                ('due_day', models.PositiveSmallIntegerField()),
                ('locks_day', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['year'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_day__gte', models.F('opens_day')), ('locks_day__gte', models.F('due_day')), ('locks_day__lte', 28), ('opens_day__gte', 1)), name='month_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('words', models.TextField(blank=True)),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='chains.chain')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='dispatch.indicator')),
            ],
            options={
                'ordering': ['year', 'chain', 'indicator'],
                'constraints': [models.UniqueConstraint(fields=('chain', 'indicator', 'year'), name='target_is_one')],
            },
        ),
        migrations.CreateModel(
            name='TargetChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('after', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('words', models.TextField(blank=True)),
                ('document', models.CharField(max_length=100)),
                ('reason', models.CharField(max_length=300)),
                ('decided_on', models.DateField()),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='dispatch.target')),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CorrectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('decision', models.CharField(choices=[('pending', 'Pending'), ('granted', 'Granted'), ('refused', 'Refused')], default='pending', max_length=10)),
                ('decision_note', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('before', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('after', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.correction')),
                ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.entry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('words', models.TextField(blank=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('source', models.CharField(choices=[('typed', 'Typed'), ('pasted', 'Pasted'), ('imported', 'Imported'), ('carried', 'Carried forward'), ('counted', 'Counted from the registers'), ('corrected', 'Corrected'), ('demonstration', 'Demonstration figure')], default='typed', max_length=13)),
                ('counted', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('returned_because', models.CharField(blank=True, max_length=500)),
                ('version', models.PositiveIntegerField(default=1)),
                ('reviewed_version', models.PositiveIntegerField(blank=True, null=True)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.entry')),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.indicator')),
                ('ledger', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.ledger')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExtensionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('decision', models.CharField(choices=[('pending', 'Pending'), ('granted', 'Granted'), ('refused', 'Refused')], default='pending', max_length=10)),
                ('decision_note', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateField()),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.extension')),
                ('ledger', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.ledger')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IndicatorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60)),
                ('name', models.CharField(max_length=60)),
                ('short_name', models.CharField(max_length=20)),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('group', models.CharField(max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('flow', "Flow: the month's figure is entered, the year's is their sum"), ('cumulative', "Cumulative: the year's figure so far is entered"), ('stock', 'Stock: the level at the end of the month is entered'), ('growth_rate', 'Growth rate: the rate of the year so far is entered')], max_length=12)),
                ('form', models.CharField(choices=[('number', 'Figure'), ('milestone', 'Milestone'), ('words', 'Words')], default='number', max_length=10)),
                ('unit', models.CharField(blank=True, max_length=10)),
                ('decimals', models.PositiveSmallIntegerField(default=2)),
                ('higher_is_better', models.BooleanField(default=True)),
                ('phased', models.BooleanField(default=True)),
                ('curve', django.contrib.postgres.fields.ArrayField(base_field=models.DecimalField(decimal_places=4, max_digits=5), blank=True, null=True, size=12)),
                ('source', models.CharField(blank=True, max_length=60)),
                ('target_phrase', models.CharField(blank=True, max_length=60)),
                ('counted_from', models.CharField(blank=True, max_length=20)),
                ('chain', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='chains.chain')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.indicator')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LedgerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('sealed', 'Sealed')], default='draft', max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('extended_until', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_late', models.BooleanField(default=False)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('return_note', models.CharField(blank=True, max_length=500)),
                ('chain', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='chains.chain')),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.ledger')),
                ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('month', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.reportingmonth')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MonthDaysEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('opens_day', models.PositiveSmallIntegerField()),
                ('due_day', models.PositiveSmallIntegerField()),
                ('locks_day', models.PositiveSmallIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.monthdays')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReportingMonthEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField()),
                ('opens', models.DateField()),
                ('due', models.DateField()),
                ('locks', models.DateField()),
                ('sealed_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.reportingmonth')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TargetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ('words', models.TextField(blank=True)),
                ('chain', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='chains.chain')),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.indicator')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.target')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CityTargetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=6, max_digits=20)),
                ('summed', models.BooleanField(default=True)),
                ('wording', models.CharField(max_length=200)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dispatch.citytarget')),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dispatch.indicator')),
            ],
            options={
                'abstract': False,
            },
        ),
        config.lib.triggers.AddTriggers(
            triggers=[
                pgtrigger.migrations.AddTrigger(
                    model_name='monthdays',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_monthdaysevent" ("due_day", "id", "locks_day", "opens_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."due_day", NEW."id", NEW."locks_day", NEW."opens_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;', hash='755735ecf7cf89cb61f6e6116319e793840445ca', operation='INSERT', pgid='pgtrigger_insert_insert_fc979', table='dispatch_monthdays', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='monthdays',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_monthdaysevent" ("due_day", "id", "locks_day", "opens_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."due_day", NEW."id", NEW."locks_day", NEW."opens_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;', hash='7d0b05d5bdec272ef197994248896a89b732d571', operation='UPDATE', pgid='pgtrigger_update_update_054da', table='dispatch_monthdays', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reportingmonth',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_reportingmonthevent" ("due", "id", "locks", "month", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "year") VALUES (NEW."due", NEW."id", NEW."locks", NEW."month", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sealed_at", NEW."year"); RETURN NULL;', hash='343bf555db3e753321f95164b5b4361f5984c00f', operation='INSERT', pgid='pgtrigger_insert_insert_27845', table='dispatch_reportingmonth', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reportingmonth',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_reportingmonthevent" ("due", "id", "locks", "month", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "year") VALUES (NEW."due", NEW."id", NEW."locks", NEW."month", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sealed_at", NEW."year"); RETURN NULL;', hash='0823ed85a9e6ef6574cc7a1e4d76c4a4455c46f2', operation='UPDATE', pgid='pgtrigger_update_update_c3d50', table='dispatch_reportingmonth', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='correctionevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0feabd6b61bfd7e6b0dbec7fc2bae53dd06e4e1b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83104', table='dispatch_correctionevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='correction',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_correctionevent" ("after", "asked_at", "asked_by_id", "before", "decided_at", "decided_by_id", "decision", "decision_note", "entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_note", NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;', hash='43bc26ea9eb1df4e54201c29e5dc3cb3afa74aa3', operation='INSERT', pgid='pgtrigger_insert_insert_72f05', table='dispatch_correction', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='correction',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_correctionevent" ("after", "asked_at", "asked_by_id", "before", "decided_at", "decided_by_id", "decision", "decision_note", "entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_note", NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;', hash='15bcc3ffa65ea568969e7f72e56ae5a323b3eab7', operation='UPDATE', pgid='pgtrigger_update_update_aa4db', table='dispatch_correction', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='indicator',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_indicatorevent" ("chain_id", "code", "counted_from", "curve", "decimals", "form", "group", "higher_is_better", "id", "kind", "name", "number", "other_names", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phased", "short_name", "source", "target_phrase", "unit") VALUES (NEW."chain_id", NEW."code", NEW."counted_from", NEW."curve", NEW."decimals", NEW."form", NEW."group", NEW."higher_is_better", NEW."id", NEW."kind", NEW."name", NEW."number", NEW."other_names", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phased", NEW."short_name", NEW."source", NEW."target_phrase", NEW."unit"); RETURN NULL;', hash='9a6dbb9ad154e1eb5cac07d2e11e18776507e5d4', operation='INSERT', pgid='pgtrigger_insert_insert_133f3', table='dispatch_indicator', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='indicator',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_indicatorevent" ("chain_id", "code", "counted_from", "curve", "decimals", "form", "group", "higher_is_better", "id", "kind", "name", "number", "other_names", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phased", "short_name", "source", "target_phrase", "unit") VALUES (NEW."chain_id", NEW."code", NEW."counted_from", NEW."curve", NEW."decimals", NEW."form", NEW."group", NEW."higher_is_better", NEW."id", NEW."kind", NEW."name", NEW."number", NEW."other_names", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phased", NEW."short_name", NEW."source", NEW."target_phrase", NEW."unit"); RETURN NULL;', hash='f3a8df23b1bad1ee3220a9dd3039f341e559397c', operation='UPDATE', pgid='pgtrigger_update_update_f289f', table='dispatch_indicator', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='citytargetevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='591a6b2ef945d4edb660f507752247e8aac48241', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fc544', table='dispatch_citytargetevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='citytarget',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_citytargetevent" ("id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summed", "value", "wording", "year") VALUES (NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."summed", NEW."value", NEW."wording", NEW."year"); RETURN NULL;', hash='0994430a15e6adf7c45ec9e1027445d4f63866d6', operation='INSERT', pgid='pgtrigger_insert_insert_7fc10', table='dispatch_citytarget', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='citytarget',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_citytargetevent" ("id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summed", "value", "wording", "year") VALUES (NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."summed", NEW."value", NEW."wording", NEW."year"); RETURN NULL;', hash='1822915cd64be1c6a761e49782a963ceac2bc8fb', operation='UPDATE', pgid='pgtrigger_update_update_d37ac', table='dispatch_citytarget', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='indicatorevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d1d02a3a2050ad8b29d916e416c17e997f74fcde', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0ed37', table='dispatch_indicatorevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='extensionevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4b9d63b809daf253a2d085e6e22d7f13cea80ec9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_59ad1', table='dispatch_extensionevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='extension',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_extensionevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision", "decision_note", "id", "ledger_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_note", NEW."id", NEW."ledger_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;', hash='79d203c2b767eb851c7569a0da303e188aec5e6a', operation='INSERT', pgid='pgtrigger_insert_insert_3f2bc', table='dispatch_extension', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='extension',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_extensionevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision", "decision_note", "id", "ledger_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_note", NEW."id", NEW."ledger_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;', hash='855ac4ee2dd793d3cc2601eba23636cce0fe48b3', operation='UPDATE', pgid='pgtrigger_update_update_ae3db', table='dispatch_extension', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='entryevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cec8edf071ab3bc375ca391cdedcb2ea0e7e5b62', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_184fb', table='dispatch_entryevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='entry',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_entryevent" ("counted", "entered_at", "entered_by_id", "id", "indicator_id", "ledger_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_because", "reviewed_version", "source", "value", "version", "words") VALUES (NEW."counted", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."ledger_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."returned_because", NEW."reviewed_version", NEW."source", NEW."value", NEW."version", NEW."words"); RETURN NULL;', hash='0dec681a1683543c2f2e047c08368494fa6a53e8', operation='INSERT', pgid='pgtrigger_insert_insert_b69c7', table='dispatch_entry', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='entry',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_entryevent" ("counted", "entered_at", "entered_by_id", "id", "indicator_id", "ledger_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_because", "reviewed_version", "source", "value", "version", "words") VALUES (NEW."counted", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."ledger_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."returned_because", NEW."reviewed_version", NEW."source", NEW."value", NEW."version", NEW."words"); RETURN NULL;', hash='f2593d1fa2d1c00ea40782270a3db34ac4f5633e', operation='UPDATE', pgid='pgtrigger_update_update_ad460', table='dispatch_entry', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='monthdaysevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f454e2f0ddab52bc03621c3e88666246a057ad6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8348d', table='dispatch_monthdaysevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ledgerevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1ab54650bfaa9049ba603ea49b9cc510c53cc5a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af11a', table='dispatch_ledgerevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ledger',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_ledgerevent" ("chain_id", "decided_at", "decided_by_id", "extended_until", "id", "month_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_note", "status", "submitted_at", "submitted_by_id", "submitted_late", "version") VALUES (NEW."chain_id", NEW."decided_at", NEW."decided_by_id", NEW."extended_until", NEW."id", NEW."month_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."return_note", NEW."status", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."version"); RETURN NULL;', hash='c8280ad35869840ae8c92ed7b1efa4d7bdfadb9c', operation='INSERT', pgid='pgtrigger_insert_insert_7b66a', table='dispatch_ledger', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='ledger',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_ledgerevent" ("chain_id", "decided_at", "decided_by_id", "extended_until", "id", "month_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_note", "status", "submitted_at", "submitted_by_id", "submitted_late", "version") VALUES (NEW."chain_id", NEW."decided_at", NEW."decided_by_id", NEW."extended_until", NEW."id", NEW."month_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."return_note", NEW."status", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."version"); RETURN NULL;', hash='25088977be739c7d98b892e288cc02df72325b1c', operation='UPDATE', pgid='pgtrigger_update_update_4ea78', table='dispatch_ledger', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reportingmonthevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be0691b2a1b0ca7f873cc63ede9c4684a307b14b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_884d0', table='dispatch_reportingmonthevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='target',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dispatch_targetevent" ("chain_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "words", "year") VALUES (NEW."chain_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."value", NEW."words", NEW."year"); RETURN NULL;', hash='6bba767fcc229de44138e870e986aaea89fc90fc', operation='INSERT', pgid='pgtrigger_insert_insert_b5c1c', table='dispatch_target', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='target',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dispatch_targetevent" ("chain_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "words", "year") VALUES (NEW."chain_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."value", NEW."words", NEW."year"); RETURN NULL;', hash='6387f9491da9969d5039b7ed7551f0e53cb06dd0', operation='UPDATE', pgid='pgtrigger_update_update_12593', table='dispatch_target', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='targetevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b03b724fe88e05ea30d300c381388e07bd35d31d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52fe7', table='dispatch_targetevent', when='BEFORE')),
                ),
            ],
        ),
    ]
