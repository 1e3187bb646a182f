package io.tidemark.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads manifests by the published models of their kinds, refusing every member that the kind does not have:
 * Kubernetes' own client for built-in kinds, Strimzi's and fabric8's models for theirs, and for CloudNativePG and KEDA, which
 * publish none for Java, schemas written after its reference.
 */
final class StrictModels {

    /** Reads one manifest; throws where it is not of its kind. */
    private interface Reader {
        void read(JsonNode manifest) throws IOException;
    }

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoPlaceForTheUnknown())
            .build();

    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry("v1 Namespace", manifest -> V1Namespace.fromJson(manifest.toString())),
            Map.entry("v1 ServiceAccount", manifest -> V1ServiceAccount.fromJson(manifest.toString())),
            Map.entry("v1 Service", manifest -> V1Service.fromJson(manifest.toString())),
            Map.entry("v1 ConfigMap", manifest -> V1ConfigMap.fromJson(manifest.toString())),
            Map.entry("apps/v1 Deployment", manifest -> V1Deployment.fromJson(manifest.toString())),
            Map.entry("policy/v1 PodDisruptionBudget", manifest -> V1PodDisruptionBudget.fromJson(manifest.toString())),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", manifest -> V1NetworkPolicy.fromJson(manifest.toString())),
            Map.entry(
                    "gateway.networking.k8s.io/v1 HTTPRoute",
                    manifest -> STRICT.treeToValue(manifest, HTTPRoute.class)),
            Map.entry("kafka.strimzi.io/v1 Kafka", manifest -> STRICT.treeToValue(manifest, Kafka.class)),
            Map.entry(
                    "kafka.strimzi.io/v1 KafkaNodePool", manifest -> STRICT.treeToValue(manifest, KafkaNodePool.class)),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", manifest -> STRICT.treeToValue(manifest, KafkaTopic.class)),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", manifest -> STRICT.treeToValue(manifest, KafkaUser.class)),
            Map.entry(
                    "monitoring.coreos.com/v1 PodMonitor", manifest -> STRICT.treeToValue(manifest, PodMonitor.class)),
            Map.entry(
                    "monitoring.coreos.com/v1 PrometheusRule",
                    manifest -> STRICT.treeToValue(manifest, PrometheusRule.class)),
            Map.entry("postgresql.cnpg.io/v1 Cluster", bySchema("postgresql.cnpg.io_v1_Cluster")),
            Map.entry("postgresql.cnpg.io/v1 ScheduledBackup", bySchema("postgresql.cnpg.io_v1_ScheduledBackup")),
            Map.entry("keda.sh/v1alpha1 ScaledObject", bySchema("keda.sh_v1alpha1_ScaledObject")),
            Map.entry("barmancloud.cnpg.io/v1 ObjectStore", bySchema("barmancloud.cnpg.io_v1_ObjectStore")));

    private StrictModels() {}

    /**
     * Reads a manifest.
     *
     * @throws IllegalArgumentException where its kind is not known here or it has what the kind has not
     */
    static void read(JsonNode manifest) {
        String kind = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        Reader reader = READERS.get(kind);
        if (reader == null) throw new IllegalArgumentException("no model of " + kind);
        try {
            reader.read(manifest);
        } catch (IOException e) {
            throw new IllegalArgumentException(kind + " " + manifest.at("/metadata/name") + ": " + e.getMessage(), e);
        }
    }

    private static Reader bySchema(String name) {
        return manifest -> {
            List<Error> errors = schema(name).validate(manifest.toString(), InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException(
                        errors.stream().map(Error::toString).collect(Collectors.joining("; ")));
            }
        };
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream schema = StrictModels.class.getResourceAsStream("/crds/" + name + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Takes away from the models the map in which they would keep what they do not know. */
    private static final class NoPlaceForTheUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
