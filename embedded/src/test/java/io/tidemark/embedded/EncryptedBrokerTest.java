package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.contracts.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of Kafka's clients that the manifests give to services, against a broker that asks for them. */
class EncryptedBrokerTest {

    @TempDir
    static Path folder;

    @Test
    void isHeldAgainstTheAuthorityAndItsAddress() throws Exception {
        Authority authority = Authority.in(folder.resolve("authority"));
        try (Broker broker = start(authority.server("127.0.0.1"))) {
            Map<String, Object> settings = asTheManifestsSay(broker, authority);
            assertEquals(settings, broker.clientSettings("tidemark-fit"));
            assertEquals(
                    Set.of(Topic.METRICS.name(), Topic.DRAWS.name(), Topic.CURRENT.name(), deadLetters()),
                    topics(settings));
            Map<String, Object> elsewhere = new HashMap<>(settings);
            elsewhere.computeIfPresent(
                    "bootstrap.servers", (name, address) -> ((String) address).replace("127.0.0.1", "localhost"));
            assertRefused(SslAuthenticationException.class, elsewhere);
            settings.computeIfPresent(
                    "sasl.jaas.config", (name, login) -> ((String) login).replaceAll("password=\"..", "password=\"no"));
            assertRefused(SaslAuthenticationException.class, settings);

            Authority other = Authority.in(folder.resolve("other"));
            assertRefused(SslAuthenticationException.class, asTheManifestsSay(broker, other));

            Map<String, Object> open = new HashMap<>(broker.clientSettings("tidemark-fit"));
            open.put("security.protocol", "SASL_PLAINTEXT");
            open.put("default.api.timeout.ms", 3_000);
            open.put("request.timeout.ms", 2_000);
            assertRefused(TimeoutException.class, open);
        }
    }

    private static Broker start(Encryption encryption) throws Exception {
        return Broker.start(folder.resolve("kafka"), Secrets.random(Broker.SECRETS), Optional.of(encryption));
    }

    /** As the ConfigMap {@code tidemark-kafka} has them. */
    private static Map<String, Object> asTheManifestsSay(Broker broker, Authority authority) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings("tidemark-fit"));
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", authority.certificate().toString());
        return settings;
    }

    private static Set<String> topics(Map<String, Object> settings) throws Exception {
        try (Admin admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }

    private static void assertRefused(Class<? extends KafkaException> why, Map<String, Object> settings) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> topics(settings));
        assertInstanceOf(why, e.getCause());
    }

    private static String deadLetters() {
        return Topic.DEAD_LETTERS.get(0).name();
    }
}
