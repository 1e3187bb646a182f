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
        "base/ingest.yaml, Deployment, /spec",
        "base/ingest.yaml, Deployment, /spec/template/spec",
        "base/ingest.yaml, Deployment, /spec/template/spec/securityContext",
        "base/ingest.yaml, Deployment, /spec/template/spec/containers/0/readinessProbe/httpGet",
        "base/ingest.yaml, Service, /spec/ports/0",
        "base/ingest.yaml, ServiceAccount, /metadata",
        "base/ingest.yaml, PodDisruptionBudget, /spec",
        "base/settings.yaml, ConfigMap, ''",
        "base/network-policies.yaml, NetworkPolicy, /spec/podSelector",
        "base/route.yaml, HTTPRoute, /spec/rules/0",
        "base/route.yaml, HTTPRoute, /spec/rules/0/backendRefs/0",
        "base/kafka.yaml, KafkaNodePool, /spec/storage/volumes/0",
        "base/kafka.yaml, Kafka, /spec/kafka",
        "base/kafka.yaml, Kafka, /spec/kafka/listeners/0",
        "base/topics.yaml, KafkaTopic, /spec",
        "base/kafka-users.yaml, KafkaUser, /spec/authorization",
        "base/kafka-users.yaml, KafkaUser, /spec/authorization/acls/0/resource",
        "components/monitoring/pods.yaml, PodMonitor, /spec/podMetricsEndpoints/0",
        "components/monitoring/alerts.yaml, PrometheusRule, /spec/groups/0/rules/0",
        "base/database.yaml, Cluster, /spec/managed/roles/0",
        "components/keda/fit.yaml, ScaledObject, /spec",
        "components/keda/fit.yaml, ScaledObject, /spec/triggers/0/metadata",
        "components/backup/object-store.yaml, ObjectStore, /spec/configuration",
        "components/backup/object-store.yaml, ObjectStore, /spec/configuration/s3Credentials/accessKeyId",
        "components/backup/daily.yaml, ScheduledBackup, /spec/pluginConfiguration"
    })
    void refuseAMemberThatTheKindDoesNotHave(String file, String kind, String where) {
        JsonNode manifest = Repository.documents(Repository.text("deploy/" + file)).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
        assertDoesNotThrow(() -> StrictModels.read(manifest));
        ((ObjectNode) manifest.at(JsonPointer.compile(where))).put("mispelt", "value");
        assertThrows(IllegalArgumentException.class, () -> StrictModels.read(manifest));
    }
}
