#!/bin/sh
# Creates the topics of topics.csv where they are missing and gives them their settings.
# usage: create-topics.sh BOOTSTRAP TOPICS_CSV [FOLDER_OF_KAFKA_SCRIPTS]
set -eu
bootstrap=$1
table=$2
scripts=${3:-/opt/kafka/bin}

tail -n +2 "$table" | while IFS=, read -r topic partitions configuration; do
  settings=$(echo "$configuration" | tr ';' ',')
  "$scripts/kafka-topics.sh" --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor 1 </dev/null
  "$scripts/kafka-configs.sh" --bootstrap-server "$bootstrap" --alter --entity-type topics --entity-name "$topic" \
    --add-config "$settings" </dev/null
done
