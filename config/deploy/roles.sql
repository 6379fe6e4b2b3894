-- The two roles of Chainchief and its database; run by a superuser through psql, may be run again.
--   chainchief      owns every table and runs the migrations
--   chainchief_app  serves the pages: reads and writes rows, owns nothing (a migration takes
--                   UPDATE and DELETE on the audit trail from it)
-- psql variables: owner_password, app_password (empty: log-in by the socket's folder alone)
\set ON_ERROR_STOP on

SELECT 'CREATE ROLE chainchief LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chainchief') \gexec
SELECT 'CREATE ROLE chainchief_app LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chainchief_app') \gexec
SELECT format('ALTER ROLE chainchief PASSWORD %L', :'owner_password') WHERE :'owner_password' <> '' \gexec
SELECT format('ALTER ROLE chainchief_app PASSWORD %L', :'app_password') WHERE :'app_password' <> '' \gexec
SELECT 'CREATE DATABASE chainchief OWNER chainchief'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'chainchief') \gexec

-- template1 too, so that a test database is born with the same rights.
\connect template1
ALTER DEFAULT PRIVILEGES FOR ROLE chainchief GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chainchief_app;
ALTER DEFAULT PRIVILEGES FOR ROLE chainchief GRANT USAGE, SELECT ON SEQUENCES TO chainchief_app;
\connect chainchief
ALTER DEFAULT PRIVILEGES FOR ROLE chainchief GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chainchief_app;
ALTER DEFAULT PRIVILEGES FOR ROLE chainchief GRANT USAGE, SELECT ON SEQUENCES TO chainchief_app;
