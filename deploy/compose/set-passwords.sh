#!/bin/sh
# Gives the roles of the database their passwords; runs once, after bootstrap.sql and rights.sql. The server reads them from files, so
# they are on no command line.
set -eu
for role in tidemark_owner tidemark_ingest tidemark_fit tidemark_simulate; do
  psql -v ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<SQL
\\set password \`cat /run/secrets/tidemark/$role\`
ALTER ROLE $role PASSWORD :'password';
SQL
done
