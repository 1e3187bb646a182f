package io.tidemark.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a server needs to speak TLS, and its clients to hold it against its authority and its address.
 *
 * @param keyStore key and chain of certificates, PKCS 12
 * @param password of the key store
 * @param key the key alone, in PEM, readable by its owner only
 * @param certificate the server's, in PEM
 * @param authority certificate of the authority, in PEM
 */
public record Encryption(Path keyStore, String password, Path key, Path certificate, Path authority) {

    /** Settings of a Kafka broker. */
    Map<String, String> ofBroker() {
        return Map.of("ssl.keystore.location", keyStore.toString(), "ssl.keystore.password", password);
    }

    /** Settings of Kafka's clients, but for the protocol. */
    Map<String, String> ofKafkaClients() {
        return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", authority.toString());
    }

    /** Settings of a PostgreSQL server. */
    Map<String, String> ofDatabase() {
        return Map.of("ssl", "on", "ssl_key_file", key.toString(), "ssl_cert_file", certificate.toString());
    }

    /** What a JDBC address of PostgreSQL has after its question mark. */
    String ofJdbc() {
        return "sslmode=verify-full&sslrootcert=" + authority;
    }
}
