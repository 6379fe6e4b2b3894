import chains.models.record
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

BIGRAMS = r"""
CREATE FUNCTION chains_bigrams(terms text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT coalesce(array_agg(DISTINCT substr(marked.terms, place, 2)), '{}')
    FROM (SELECT E'\n' || chains_bigrams.terms) AS marked(terms), generate_series(1, length(chains_bigrams.terms)) AS place
$$
"""
PAIRS = r"""
CREATE FUNCTION chains_pairs(terms text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT coalesce(array_agg(DISTINCT (
        (ascii(substr(marked.terms, place, 1)) * 65599::bigint + ascii(substr(marked.terms, place + 1, 1))) & 2147483647
    )::integer), '{}')
    FROM (SELECT E'\n' || chains_pairs.terms) AS marked(terms), generate_series(1, length(chains_pairs.terms)) AS place
$$
"""


class Migration(migrations.Migration):
    dependencies = [("chains", "0006_regime_title_of_lists")]

    operations = [
        migrations.RemoveIndex(model_name="naming", name="naming_by_bigrams"),
        migrations.RunSQL("DROP FUNCTION chains_bigrams(text)", BIGRAMS),
        migrations.RunSQL(PAIRS, "DROP FUNCTION chains_pairs(text)"),
        migrations.AddField(
            model_name="naming",
            name="pairs",
            field=models.GeneratedField(
                db_persist=True,
                expression=chains.models.record.Pairs("terms"),
                output_field=django.contrib.postgres.fields.ArrayField(models.IntegerField()),
            ),
        ),
        migrations.AddIndex(
            model_name="naming",
            index=django.contrib.postgres.indexes.GinIndex(fields=["pairs"], name="naming_by_pairs"),
        ),
    ]
