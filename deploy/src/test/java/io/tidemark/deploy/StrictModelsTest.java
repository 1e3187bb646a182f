package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check of the manifests finds what it is there to find. */
class StrictModelsTest {

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        "ingest.yaml, Deployment, /spec",
        "ingest.yaml, Deployment, /spec/template/spec",
        "ingest.yaml, Deployment, /spec/template/spec/securityContext",
        "ingest.yaml, Deployment, /spec/template/spec/containers/0/readinessProbe/httpGet",
        "ingest.yaml, Service, /spec/ports/0",
        "ingest.yaml, ServiceAccount, /metadata",
        "ingest.yaml, PodDisruptionBudget, /spec",
        "settings.yaml, ConfigMap, ''",
        "network-policies.yaml, NetworkPolicy, /spec/podSelector",
        "route.yaml, HTTPRoute, /spec/rules/0",
        "route.yaml, HTTPRoute, /spec/rules/0/backendRefs/0",
        "kafka.yaml, KafkaNodePool, /spec/storage/volumes/0",
        "kafka.yaml, Kafka, /spec/kafka",
        "kafka.yaml, Kafka, /spec/kafka/listeners/0",
        "topics.yaml, KafkaTopic, /spec",
        "kafka-users.yaml, KafkaUser, /spec/authorization",
        "kafka-users.yaml, KafkaUser, /spec/authorization/acls/0/resource",
        "database.yaml, Cluster, /spec/managed/roles/0"
    })
    void refuseAMemberThatTheKindDoesNotHave(String file, String kind, String where) {
        JsonNode manifest = Repository.documents(Repository.text("deploy/base/" + file)).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
        assertDoesNotThrow(() -> StrictModels.read(manifest));
        ((ObjectNode) manifest.at(JsonPointer.compile(where))).put("mispelt", "value");
        assertThrows(IllegalArgumentException.class, () -> StrictModels.read(manifest));
    }
}
