"""What was noted down of an act, to which the history of rows refers, is neither changed nor removed.

The history writes it with ON CONFLICT DO UPDATE, so that the right to update cannot be taken away. Within the transaction
that noted it down it may be said more exactly; afterwards only through what the act came in may, and what was open.
"""

from django.db import migrations

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
    dependencies = [
        ("offices", "0003_seals_name_their_entries"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
