"""The tables of offices with their history.

What was noted down of an act, to which the history of rows refers, is neither changed nor removed.

The history writes it with ON CONFLICT DO UPDATE, so that the right to update cannot be taken away. Within the transaction
that noted it down it may be said more exactly; afterwards only through what the act came in may, and what was open.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import config.lib.triggers
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


FORWARD = """
CREATE FUNCTION offices_act_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at AND (
        OLD.created_at = now() OR NEW.metadata @> jsonb_strip_nulls(OLD.metadata - 'via')
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was noted down of an act stays as it is';
END $$;
CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION offices_act_stays();
"""
BACKWARD = """
DROP TRIGGER act_stays ON pghistory_context;
DROP FUNCTION offices_act_stays();
"""


class Migration(migrations.Migration):

    replaces = [('offices', '0001_initial'), ('offices', '0002_departments'), ('offices', '0003_seals_name_their_entries'), ('offices', '0004_acts_are_only_added_to')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('must_change_password', models.BooleanField(default=True)),
                ('session_generation', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='account', to='offices.person')),
            ],
            options={
                'ordering': ['username'],
            },
        ),
        migrations.CreateModel(
            name='AuditSeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('entry_digests', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)),
                ('previous', models.CharField(max_length=64, unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('sealed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('short_name', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(choices=[('city', 'City'), ('district', 'District or county'), ('zone', 'Functional zone'), ('department', 'Department'), ('leading_group', 'Leading group'), ('leading_group_office', 'Leading-group office'), ('chain_office', 'Chain office'), ('guarantee_group', 'Guarantee group'), ('bank', 'Bank'), ('law_firm', 'Law firm'), ('institute', 'Institute'), ('centre', 'Information centre')], max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('departments', models.ManyToManyField(blank=True, related_name='guarantees', to='offices.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='offices.organisation')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='organisation_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField(blank=True)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('sent_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('read_at', models.DateTimeField(null=True)),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='offices.organisation')),
            ],
            options={
                'ordering': ['-sent_at', '-pk'],
                'indexes': [models.Index(fields=['organisation', '-sent_at'], name='offices_mes_organis_bbd996_idx')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('group_leader', 'Head of the leading group'), ('chain_chief', 'Chain chief'), ('office_staff', 'Leading-group office staff'), ('chain_director', 'Chain-office director'), ('clerk', 'Chain-office clerk'), ('liaison', 'Backer liaison'), ('guarantee_member', 'Guarantee-group member'), ('system_admin', 'System administrator'), ('security_admin', 'Security administrator'), ('audit_admin', 'Audit administrator')], max_length=20)),
                ('title', models.CharField(max_length=60)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='post', to='auth.group')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='offices.organisation')),
            ],
            options={
                'ordering': ['organisation__code', 'kind', 'title'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'title'), name='post_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField()),
                ('until_date', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='offices.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='offices.post')),
            ],
            options={
                'ordering': ['-from_date'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_date', None), ('until_date__gte', models.F('from_date')), _connector='OR'), name='tenure_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('act_id', models.UUIDField()),
                ('act', models.CharField(max_length=60)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(max_length=60)),
                ('actor_posts', models.CharField(blank=True, max_length=300)),
                ('via', models.CharField(max_length=10)),
                ('address', models.CharField(blank=True, max_length=45)),
                ('object_type', models.CharField(max_length=60)),
                ('object_id', models.CharField(max_length=60)),
                ('object_label', models.CharField(max_length=200)),
                ('scope', models.CharField(blank=True, max_length=60)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('succeeded', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['object_type', 'object_id', '-id'], name='offices_aud_object__5ff512_idx'), models.Index(fields=['act_id'], name='trail_by_act'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='trail_by_time')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=100)),
                ('short_name', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(choices=[('city', 'City'), ('district', 'District or county'), ('zone', 'Functional zone'), ('department', 'Department'), ('leading_group', 'Leading group'), ('leading_group_office', 'Leading-group office'), ('chain_office', 'Chain office'), ('guarantee_group', 'Guarantee group'), ('bank', 'Bank'), ('law_firm', 'Law firm'), ('institute', 'Institute'), ('centre', 'Information centre')], max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('group_leader', 'Head of the leading group'), ('chain_chief', 'Chain chief'), ('office_staff', 'Leading-group office staff'), ('chain_director', 'Chain-office director'), ('clerk', 'Chain-office clerk'), ('liaison', 'Backer liaison'), ('guarantee_member', 'Guarantee-group member'), ('system_admin', 'System administrator'), ('security_admin', 'Security administrator'), ('audit_admin', 'Audit administrator')], max_length=20)),
                ('title', models.CharField(max_length=60)),
                ('group', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.post')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TenureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('from_date', models.DateField()),
                ('until_date', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.tenure')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.post')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AccountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('username', models.CharField(max_length=60)),
                ('is_active', models.BooleanField(default=True)),
                ('must_change_password', models.BooleanField(default=True)),
                ('session_generation', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        config.lib.triggers.AddTriggers(
            triggers=[
                pgtrigger.migrations.AddTrigger(
                    model_name='auditentry',
                    trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='920aaa871083c1c0148b4c5559f9d00d46cd0178', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_1b492', table='offices_auditentry', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='auditseal',
                    trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='081976ea02528f98b664be43b2481b2042a5432b', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_ac542', table='offices_auditseal', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='person',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_personevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='69e14f959c9dd776c325e9fb43abb731f82e05d5', operation='INSERT', pgid='pgtrigger_insert_insert_771a0', table='offices_person', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='person',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_personevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='95b2b8d037bfd13a494a7e2e4cd762b6825a59f9', operation='UPDATE', pgid='pgtrigger_update_update_3cb84', table='offices_person', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='organisation',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_organisationevent" ("code", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='dda0d2f7f643534ea943aed856263de18aab14d4', operation='INSERT', pgid='pgtrigger_insert_insert_56600', table='offices_organisation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='organisation',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_organisationevent" ("code", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='6993a355e1d2b5aa2d53e53f67ca0227761164b5', operation='UPDATE', pgid='pgtrigger_update_update_26837', table='offices_organisation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='organisationevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c1c33c8a81e5373ee172cad9ce884f6ebeb6dc6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_75965', table='offices_organisationevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='accountevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a550f8eda16bdcf7950709e8d760760dabfad8f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_039f7', table='offices_accountevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='account',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_accountevent" ("created_at", "id", "is_active", "must_change_password", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_generation", "username") VALUES (NEW."created_at", NEW."id", NEW."is_active", NEW."must_change_password", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_generation", NEW."username"); RETURN NULL;', hash='efedf31478a0c5d93c700d98ff7499680184fb29', operation='INSERT', pgid='pgtrigger_insert_insert_3e491', table='offices_account', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='account',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."must_change_password" IS DISTINCT FROM (NEW."must_change_password") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."session_generation" IS DISTINCT FROM (NEW."session_generation") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "offices_accountevent" ("created_at", "id", "is_active", "must_change_password", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_generation", "username") VALUES (NEW."created_at", NEW."id", NEW."is_active", NEW."must_change_password", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_generation", NEW."username"); RETURN NULL;', hash='2111e406c24b7d35e360723a2514a735017c7bbb', operation='UPDATE', pgid='pgtrigger_update_update_1477d', table='offices_account', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='personevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7f2ac62290f6cd9ffdad02c29b22219f032dee63', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2276', table='offices_personevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='post',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_postevent" ("group_id", "id", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."group_id", NEW."id", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;', hash='fc7ecaf89859980778e628baf445713798bf4bb9', operation='INSERT', pgid='pgtrigger_insert_insert_fb393', table='offices_post', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='post',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_postevent" ("group_id", "id", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."group_id", NEW."id", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;', hash='18b5ca2697cf67156b9307e173d600f40381eb0c', operation='UPDATE', pgid='pgtrigger_update_update_3f245', table='offices_post', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='postevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d588496e8ab7e69b826f4617c1cec7b095868a92', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85218', table='offices_postevent', when='BEFORE')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tenure',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_tenureevent" ("from_date", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "until_date") VALUES (NEW."from_date", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."until_date"); RETURN NULL;', hash='a3c41206e21e0d1e5a0ba910a8fbdac603408d4c', operation='INSERT', pgid='pgtrigger_insert_insert_8475d', table='offices_tenure', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tenure',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offices_tenureevent" ("from_date", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "until_date") VALUES (NEW."from_date", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."until_date"); RETURN NULL;', hash='5e58cd95018ce9e29b9670cfbbe4f0327b9fd775', operation='UPDATE', pgid='pgtrigger_update_update_5f031', table='offices_tenure', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='tenureevent',
                    trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='52e7bc6ff05a829717c4bc2d256dc185658e1264', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8b2bf', table='offices_tenureevent', when='BEFORE')),
                ),
            ],
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
