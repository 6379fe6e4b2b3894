# Runs once, when the database's volume is new: the two roles of Chainchief and its database.
psql -X -q -U "$POSTGRES_USER" -d postgres \
  -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" -f /roles.sql
