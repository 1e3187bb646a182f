#!/bin/sh
# Prints Strimzi's KafkaUser resources of a table of users as contracts has it: every row a user, its topics, its group and its quota.
# usage: kafka-users.sh <kafka-users.csv >users.yaml
set -eu
awk -F, '
  function rule(type, name, operation) {
    printf "      - resource:\n          type: %s\n          name: %s\n          patternType: literal\n", type, name
    printf "        operations: [%s]\n", operation
  }
  function rules(names, operation,    count, i, parts) {
    count = split(names, parts, " ")
    for (i = 1; i <= count; i++) rule("topic", parts[i], operation)
  }
  NF != 5 {
    printf "kafka-users.sh: line %d: expected user,reads,writes,group,mebibytes_a_second, found %s\n", NR, $0 >"/dev/stderr"
    exit 1
  }
  NR == 1 {
    print "# Made by kafka-users.sh from kafka-users.csv of contracts; change the table, and make it again."
    next
  }
  {
    if (NR > 2) print "---"
    print "apiVersion: kafka.strimzi.io/v1\nkind: KafkaUser\nmetadata:\n  name: " $1
    print "  labels:\n    strimzi.io/cluster: tidemark"
    print "spec:\n  authentication:\n    type: scram-sha-512\n  authorization:\n    type: simple\n    acls:"
    rules($2, "Read")
    rules($3, "Write")
    if ($4 != "") rule("group", $4, "Read")
    if ($5 != "") printf "  quotas:\n    consumerByteRate: %d\n", $5 * 1048576
  }
'
