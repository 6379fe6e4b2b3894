import django.db.models.deletion
import django.db.models.functions.datetime
import config.lib.triggers
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


# Inputs, results and score sheets are kept as they are: PostgreSQL took longer to compress them than the run to be judged.
STORAGE = """
ALTER TABLE evaluation_run ALTER inputs SET STORAGE {0}, ALTER result SET STORAGE {0};
ALTER TABLE evaluation_scoresheet ALTER text SET STORAGE {0};
"""


class Migration(migrations.Migration):

    replaces = [('evaluation', '0001_initial'), ('evaluation', '0002_notice_words'), ('evaluation', '0003_matters_count_once'), ('evaluation', '0004_keep_runs_uncompressed'), ('evaluation', '0005_score_sheets'), ('evaluation', '0006_placing_groups')]

    initial = True

    dependencies = [
        ('chains', '0001_tables'),
        ('offices', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('queue', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('item', models.CharField(max_length=60)),
                ('rater', models.CharField(max_length=60)),
                ('value', models.DecimalField(decimal_places=6, max_digits=12)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='chains.chain')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['year', 'quarter', 'chain', 'item', 'rater'],
                'constraints': [models.UniqueConstraint(fields=('year', 'quarter', 'chain', 'item', 'rater'), name='mark_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('version', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=100)),
                ('year', models.PositiveSmallIntegerField()),
                ('demonstration', models.BooleanField(default=False)),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('loaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['code', '-version'],
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='scheme_version_is_one'), models.UniqueConstraint(fields=('code', 'digest'), name='scheme_text_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('status', models.CharField(choices=[('waiting', 'Being computed'), ('failed', 'Failed'), ('draft', 'Draft'), ('published', 'Published'), ('superseded', 'Superseded'), ('discarded', 'Discarded')], default='waiting', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('inputs', models.TextField(blank=True)),
                ('result', models.TextField(blank=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('started_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('published_at', models.DateTimeField(null=True)),
                ('job', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='run', to='queue.job')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='evaluation.run')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='evaluation.scheme')),
            ],
            options={
                'ordering': ['-year', '-quarter', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'published')), fields=('year', 'quarter'), name='one_published_run_a_quarter'), models.UniqueConstraint(condition=models.Q(('status', 'waiting')), fields=('year', 'quarter'), name='one_waiting_run_a_quarter')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued')], default='draft', max_length=10)),
                ('organ', models.CharField(max_length=60)),
                ('organ_mark', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', models.CharField(max_length=120)),
                ('addressees', models.CharField(max_length=300)),
                ('basis', models.TextField()),
                ('overall', models.TextField(blank=True)),
                ('results', models.TextField(blank=True)),
                ('problems', models.TextField(blank=True)),
                ('demands', models.TextField(blank=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('public', models.BooleanField(default=False)),
                ('copies', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('issued_at', models.DateTimeField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='notice', to='evaluation.run')),
            ],
            options={
                'ordering': ['-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('organ_mark', 'year', 'number'), name='notice_number_is_one'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'issued'), _negated=True), models.Q(('issued_at__isnull', False), ('number__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='issued_notice_is_numbered_and_dated')],
            },
        ),
        migrations.CreateModel(
            name='NoticeWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('organ', models.CharField(max_length=60)),
                ('organ_mark', models.CharField(max_length=20)),
                ('addressees', models.CharField(max_length=300)),
                ('basis', models.TextField()),
                ('copies', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['year'],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('notice', 'Notice'), ('notice_annex', 'Annex of the notice'), ('chain_report', 'Monthly report of a chain'), ('city_report', 'Monthly report of the city')], max_length=15)),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField(null=True)),
                ('filename', models.CharField(max_length=150)),
                ('media_type', models.CharField(max_length=100)),
                ('stored', models.FileField(max_length=200, upload_to='papers/%Y')),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('chain', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='chains.chain')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='evaluation.notice')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Placing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('total', models.DecimalField(decimal_places=6, max_digits=12, null=True)),
                ('place', models.PositiveSmallIntegerField(null=True)),
                ('tied', models.BooleanField(default=False)),
                ('previous_place', models.PositiveSmallIntegerField(null=True)),
                ('group', models.CharField(blank=True, max_length=100)),
                ('failed', models.BooleanField(default=False)),
                ('notes', models.JSONField(default=list)),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placings', to='chains.chain')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placings', to='evaluation.run')),
            ],
            options={
                'ordering': ['run', models.OrderBy(models.F('place'), nulls_last=True), 'chain__number'],
                'constraints': [models.UniqueConstraint(fields=('run', 'chain'), name='placing_is_one')],
            },
        ),
        migrations.CreateModel(
            name='ScoreSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_sheets', to='chains.chain')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='evaluation.run')),
            ],
            options={
                'ordering': ['run', 'number'],
                'constraints': [models.UniqueConstraint(fields=('run', 'chain'), name='score_sheet_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('item', models.CharField(max_length=60)),
                ('grade', models.CharField(blank=True, max_length=40)),
                ('matter', models.CharField(max_length=200)),
                ('count', models.DecimalField(decimal_places=6, default=1, max_digits=12)),
                ('proof', models.CharField(max_length=300)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('chain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='chains.chain')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['year', 'quarter', 'chain', 'item', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('year', 'quarter', 'chain', 'item', 'matter'), name='matter_counts_once'), models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='matter_counts_something')],
            },
        ),
        migrations.CreateModel(
            name='AdjustmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('item', models.CharField(max_length=60)),
                ('grade', models.CharField(blank=True, max_length=40)),
                ('matter', models.CharField(max_length=200)),
                ('count', models.DecimalField(decimal_places=6, default=1, max_digits=12)),
                ('proof', models.CharField(max_length=300)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('chain', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='chains.chain')),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.adjustment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MarkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('item', models.CharField(max_length=60)),
                ('rater', models.CharField(max_length=60)),
                ('value', models.DecimalField(decimal_places=6, max_digits=12)),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('chain', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='chains.chain')),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.mark')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NoticeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued')], default='draft', max_length=10)),
                ('organ', models.CharField(max_length=60)),
                ('organ_mark', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', models.CharField(max_length=120)),
                ('addressees', models.CharField(max_length=300)),
                ('basis', models.TextField()),
                ('overall', models.TextField(blank=True)),
                ('results', models.TextField(blank=True)),
                ('problems', models.TextField(blank=True)),
                ('demands', models.TextField(blank=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('public', models.BooleanField(default=False)),
                ('copies', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('issued_at', models.DateTimeField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.notice')),
                ('run', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluation.run')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NoticeWordsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('organ', models.CharField(max_length=60)),
                ('organ_mark', models.CharField(max_length=20)),
                ('addressees', models.CharField(max_length=300)),
                ('basis', models.TextField()),
                ('copies', models.CharField(blank=True, max_length=300)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.noticewords')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RunEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('status', models.CharField(choices=[('waiting', 'Being computed'), ('failed', 'Failed'), ('draft', 'Draft'), ('published', 'Published'), ('superseded', 'Superseded'), ('discarded', 'Discarded')], default='waiting', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('started_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('published_at', models.DateTimeField(null=True)),
                ('job', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='queue.job')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.run')),
                ('published_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluation.run')),
                ('scheme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluation.scheme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchemeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60)),
                ('version', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=100)),
                ('year', models.PositiveSmallIntegerField()),
                ('demonstration', models.BooleanField(default=False)),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('loaded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.scheme')),
            ],
            options={
                'abstract': False,
            },
        ),
        config.lib.triggers.AddTriggers(
            triggers=[
                pgtrigger.migrations.AddTrigger(
                    model_name='noticewords',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_noticewordsevent" ("addressees", "basis", "copies", "id", "organ", "organ_mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."addressees", NEW."basis", NEW."copies", NEW."id", NEW."organ", NEW."organ_mark", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;', hash='60323a2ae670db19a5f32936703cc324a9345638', operation='INSERT', pgid='pgtrigger_insert_insert_e6364', table='evaluation_noticewords', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='noticewords',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluation_noticewordsevent" ("addressees", "basis", "copies", "id", "organ", "organ_mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."addressees", NEW."basis", NEW."copies", NEW."id", NEW."organ", NEW."organ_mark", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;', hash='1e59339655f6b776b21024c6db2414e4976da4a9', operation='UPDATE', pgid='pgtrigger_update_update_ebbb7', table='evaluation_noticewords', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='adjustment',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_adjustmentevent" ("chain_id", "count", "entered_at", "entered_by_id", "grade", "id", "item", "matter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "quarter", "withdrawn_because", "year") VALUES (NEW."chain_id", NEW."count", NEW."entered_at", NEW."entered_by_id", NEW."grade", NEW."id", NEW."item", NEW."matter", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."quarter", NEW."withdrawn_because", NEW."year"); RETURN NULL;', hash='5e91d63de7774521e01d803d779528a764da92f8', operation='INSERT', pgid='pgtrigger_insert_insert_61b15', table='evaluation_adjustment', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='adjustment',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluation_adjustmentevent" ("chain_id", "count", "entered_at", "entered_by_id", "grade", "id", "item", "matter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "quarter", "withdrawn_because", "year") VALUES (NEW."chain_id", NEW."count", NEW."entered_at", NEW."entered_by_id", NEW."grade", NEW."id", NEW."item", NEW."matter", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."quarter", NEW."withdrawn_because", NEW."year"); RETURN NULL;', hash='0b39112d17db58dd4910dde3c54542ad1f43c58f', operation='UPDATE', pgid='pgtrigger_update_update_b6c95', table='evaluation_adjustment', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='adjustmentevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d9e928d1cbccc639ba1fca3ec12759c69e178617', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9784', table='evaluation_adjustmentevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mark',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_markevent" ("chain_id", "entered_at", "entered_by_id", "id", "item", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "rater", "value", "year") VALUES (NEW."chain_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."item", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quarter", NEW."rater", NEW."value", NEW."year"); RETURN NULL;', hash='94ff9193aef9244ebbb4d3bc11d57f8761e0b1af', operation='INSERT', pgid='pgtrigger_insert_insert_94173', table='evaluation_mark', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='mark',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluation_markevent" ("chain_id", "entered_at", "entered_by_id", "id", "item", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "rater", "value", "year") VALUES (NEW."chain_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."item", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quarter", NEW."rater", NEW."value", NEW."year"); RETURN NULL;', hash='b22fde4f2c01499acbfdc26ef3f7f278e2dd4b43', operation='UPDATE', pgid='pgtrigger_update_update_ca130', table='evaluation_mark', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='markevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='49f5e9e5859df72168664cb5b4b739a0d9e2a736', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a3df3', table='evaluation_markevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='noticewordsevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='92893dae7c6d039310ec78a834eef410392fd018', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7bc6a', table='evaluation_noticewordsevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='noticeevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c70105cf4f03972d2274315a88c09bc4b35ce93', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5f773', table='evaluation_noticeevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='notice',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_noticeevent" ("addressees", "basis", "copies", "demands", "drafted_at", "id", "issued_at", "issued_by_id", "number", "organ", "organ_mark", "overall", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "public", "results", "run_id", "signed_on", "status", "title", "version", "year") VALUES (NEW."addressees", NEW."basis", NEW."copies", NEW."demands", NEW."drafted_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."number", NEW."organ", NEW."organ_mark", NEW."overall", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problems", NEW."public", NEW."results", NEW."run_id", NEW."signed_on", NEW."status", NEW."title", NEW."version", NEW."year"); RETURN NULL;', hash='25dfd684286f15a6ec1dc8769f148b3975b1c42f', operation='INSERT', pgid='pgtrigger_insert_insert_be63d', table='evaluation_notice', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='notice',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluation_noticeevent" ("addressees", "basis", "copies", "demands", "drafted_at", "id", "issued_at", "issued_by_id", "number", "organ", "organ_mark", "overall", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "public", "results", "run_id", "signed_on", "status", "title", "version", "year") VALUES (NEW."addressees", NEW."basis", NEW."copies", NEW."demands", NEW."drafted_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."number", NEW."organ", NEW."organ_mark", NEW."overall", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problems", NEW."public", NEW."results", NEW."run_id", NEW."signed_on", NEW."status", NEW."title", NEW."version", NEW."year"); RETURN NULL;', hash='8df38b7c88e718fea5f504ed4704066845678df0', operation='UPDATE', pgid='pgtrigger_update_update_b072b', table='evaluation_notice', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='scheme',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_schemeevent" ("code", "demonstration", "digest", "id", "loaded_at", "loaded_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "title", "version", "year") VALUES (NEW."code", NEW."demonstration", NEW."digest", NEW."id", NEW."loaded_at", NEW."loaded_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."title", NEW."version", NEW."year"); RETURN NULL;', hash='e9fad6cb30b6cb9edbcd1f9c9f2319432250c28d', operation='INSERT', pgid='pgtrigger_insert_insert_1c175', table='evaluation_scheme', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='scheme',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluation_schemeevent" ("code", "demonstration", "digest", "id", "loaded_at", "loaded_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "title", "version", "year") VALUES (NEW."code", NEW."demonstration", NEW."digest", NEW."id", NEW."loaded_at", NEW."loaded_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."title", NEW."version", NEW."year"); RETURN NULL;', hash='857d81aea3af607b7b20d22285f8d88a5b8d8284', operation='UPDATE', pgid='pgtrigger_update_update_cc4ae', table='evaluation_scheme', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='runevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2cf083e98b8edf96fec3ac1e4869a0d9a05eeeed', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4211f', table='evaluation_runevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='run',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_runevent" ("digest", "id", "job_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quarter", "reason", "scheme_id", "started_at", "started_by_id", "status", "supersedes_id", "year") VALUES (NEW."digest", NEW."id", NEW."job_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quarter", NEW."reason", NEW."scheme_id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."supersedes_id", NEW."year"); RETURN NULL;', hash='234eead482b6e2910d3137cf2bdfeeb2b40baaf0', operation='INSERT', pgid='pgtrigger_insert_insert_3f1ef', table='evaluation_run', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='run',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_id" IS DISTINCT FROM (NEW."job_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."scheme_id" IS DISTINCT FROM (NEW."scheme_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."started_by_id" IS DISTINCT FROM (NEW."started_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "evaluation_runevent" ("digest", "id", "job_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quarter", "reason", "scheme_id", "started_at", "started_by_id", "status", "supersedes_id", "year") VALUES (NEW."digest", NEW."id", NEW."job_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quarter", NEW."reason", NEW."scheme_id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."supersedes_id", NEW."year"); RETURN NULL;', hash='6be1f46100c68a3d00dcbed2c3fbee73c97dabfc', operation='UPDATE', pgid='pgtrigger_update_update_71874', table='evaluation_run', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='schemeevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='90886f2d55212b2819b0e3e9517df440fe6fc737', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e0f7', table='evaluation_schemeevent', when='BEFORE')),
                ),
            ],
        ),
        migrations.RunSQL(STORAGE.format("EXTERNAL"), STORAGE.format("EXTENDED")),
    ]
