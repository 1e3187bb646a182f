package io.tidemark.embedded;

import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.security.plain.internals.PlainSaslServerProvider;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in this process (KRaft, one node), listening on the loopback address. Both let in only who knows its
 * password (SASL PLAIN; nothing leaves the machine). What it stores is there again when it is started on the same folder. It
 * replicates nothing: for one machine and for tests.
 */
public final class Broker implements AutoCloseable {

    /** Name of the secret that is its password. */
    public static final String PASSWORD = "kafka";

    private static final String NODE_ID = "1";
    private static final String USER = "tidemark";
    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String MECHANISM = "PLAIN";

    private final KafkaRaftServer server;
    private final Map<String, String> clientSettings;

    private Broker(KafkaRaftServer server, Map<String, String> clientSettings) {
        this.server = server;
        this.clientSettings = clientSettings;
    }

    /**
     * Starts the broker and creates the topics of the contracts that are missing, those for dead letters included.
     *
     * @param folder where it keeps its logs; formatted if empty
     * @param secrets has its password
     * @throws IOException where the folder cannot be formatted or the topics cannot be created
     */
    public static Broker start(Path folder, Secrets secrets) throws IOException {
        return start(folder, secrets, FreePort.find());
    }

    /**
     * Starts the broker on a port of the loopback address, so that clients find it again after a restart.
     *
     * @param folder where it keeps its logs; formatted if empty
     * @param secrets has its password
     * @param port where it listens
     * @throws IOException where the folder cannot be formatted or the topics cannot be created
     */
    public static Broker start(Path folder, Secrets secrets, int port) throws IOException {
        return start(folder, secrets, port, Map.of());
    }

    /** The same with settings of the broker's own, by their names, in the place of those that it has otherwise. */
    static Broker start(Path folder, Secrets secrets, int port, Map<String, String> others) throws IOException {
        provideSaslOfThisClassLoader();
        int controllerPort = FreePort.find();
        Files.createDirectories(folder);
        formatIfEmpty(folder);
        Map<String, String> settings = settings(folder, secrets, port, controllerPort);
        settings.putAll(others);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        Broker broker = new Broker(server, clientSettings(port, secrets));
        broker.createTopics();
        return broker;
    }

    /** What a client needs to be let in, by the names of Kafka's own settings: {@code bootstrap.servers} and those of SASL. */
    public Map<String, String> clientSettings() {
        return clientSettings;
    }

    /** The same as the environment of a service: each setting by the variable that MicroProfile Config reads it from. */
    public Map<String, String> environment() {
        return clientSettings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        setting -> "KAFKA_"
                                + setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        Map.Entry::getValue));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * The JVM has one provider of each name, and Kafka registers its own once. Where tests load Kafka again, that would be one whose classes are
     * not those of this broker.
     */
    private static void provideSaslOfThisClassLoader() {
        for (Provider provider : Security.getProviders()) {
            boolean isKafkas = provider.getClass().getName().equals(PlainSaslServerProvider.class.getName());
            if (isKafkas) Security.removeProvider(provider.getName());
        }
        PlainSaslServerProvider.initialize();
    }

    private static void formatIfEmpty(Path folder) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) return;
        Formatter formatter = new Formatter()
                .setNodeId(Integer.parseInt(NODE_ID))
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("cannot format " + folder + " for Kafka: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(Path folder, Secrets secrets, int port, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("listener.security.protocol.map", "CLIENTS:" + PROTOCOL + ",CONTROLLER:" + PROTOCOL);
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put("sasl.mechanism.controller.protocol", MECHANISM);
        for (String listener : List.of("clients", "controller")) {
            settings.put("listener.name." + listener + ".plain.sasl.jaas.config", letsIn(secrets));
        }
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.putAll(oneNodeSettings());
        return settings;
    }

    private static Map<String, String> clientSettings(int port, Secrets secrets) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                PROTOCOL,
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(secrets) + ";");
    }

    /** How the broker and its controller log in to each other, and who is let in besides: nobody else. */
    private static String letsIn(Secrets secrets) {
        return login(secrets) + " user_" + USER + "=\"" + secrets.of(PASSWORD) + "\";";
    }

    private static String login(Secrets secrets) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + secrets.of(PASSWORD) + "\"";
    }

    /** One node has nobody to replicate to, and a laptop should not pay for fifty partitions of offsets. */
    private static Map<String, String> oneNodeSettings() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "log.index.size.max.bytes", "1048576",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2");
    }

    private void createTopics() throws IOException {
        try (Admin admin = Admin.create(new HashMap<String, Object>(clientSettings))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Topic.EXISTING.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                    .toList();
            admin.createTopics(missing).all().get();
            admin.incrementalAlterConfigs(Topic.EXISTING.stream()
                            .filter(topic -> existing.contains(topic.name()))
                            .collect(Collectors.toMap(Broker::resource, Broker::changes)))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating topics", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot create topics: " + e.getCause().getMessage(), e);
        }
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** A topic that an earlier version created gets the settings of today. */
    private static Collection<AlterConfigOp> changes(Topic topic) {
        return topic.settings().entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }
}
