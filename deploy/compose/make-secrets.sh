#!/bin/sh
# Makes at the first start what must be secret, and leaves at every other start what is there. Each service gets a folder
# of its own with the settings that only it may know; the database's folder has every password.
# usage: make-secrets.sh FOLDER
set -eu
folder=$1

random() {
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

# A file appears under its name when it is complete, so that an interrupted start leaves none that is cut.
write() {
  [ -s "$1" ] || { cat >"$1.new" && chmod 0444 "$1.new" && mv "$1.new" "$1"; }
}

mkdir -p "$folder/postgres"
random | write "$folder/postgres/superuser"
random | write "$folder/postgres/tidemark_owner"
for role in ingest fit simulate; do
  mkdir -p "$folder/$role"
  random | write "$folder/postgres/tidemark_$role"
  {
    # above the ordinal of application.properties (250), below that of the environment (300)
    echo "config_ordinal=290"
    echo "quarkus.datasource.password=$(cat "$folder/postgres/tidemark_$role")"
    if [ "$role" = ingest ]; then echo "tidemark.pseudonym-key=$(random)"; fi
  } | write "$folder/$role/secret.properties"
  # the owner's, of whom migrates
  if [ "$role" != simulate ]; then
    {
      echo "config_ordinal=290"
      echo "quarkus.flyway.password=$(cat "$folder/postgres/tidemark_owner")"
    } | write "$folder/$role/owner.properties"
  fi
done
