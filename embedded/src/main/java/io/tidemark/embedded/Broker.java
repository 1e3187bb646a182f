package io.tidemark.embedded;

import io.tidemark.contracts.KafkaUser;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.spi.LoginModule;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.plain.internals.PlainSaslServerProvider;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramSaslServerProvider;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in this process (KRaft, one node), listening on the loopback address. It lets in the users of the
 * contracts' table, each by its password (SCRAM) and to its own topics, and its owner, who may do all. It talks to its controller on a
 * listener of their own (SASL PLAIN; nothing leaves the machine). What it stores is there again when it is started on the same folder.
 * It replicates nothing: for one machine and for tests.
 */
public final class Broker implements AutoCloseable {

    /** Who may do all. */
    public static final String OWNER = "tidemark";

    private static final String OWNERS_SECRET = "kafka";
    private static final String NODE_ID = "1";
    private static final String OPEN = "SASL_PLAINTEXT";
    private static final String ENCRYPTED = "SASL_SSL";

    /** Who is let in: the owner, and the users of the contracts' table. */
    static final List<String> USERS = Stream.concat(
                    Stream.of(OWNER), KafkaUser.ALL.stream().map(KafkaUser::name))
            .toList();

    /** Names of the secrets that it needs. */
    public static final List<String> SECRETS =
            USERS.stream().map(Broker::secretOf).toList();

    private final KafkaRaftServer server;
    private final int port;
    private final Secrets secrets;
    private final Optional<Encryption> encryption;

    private Broker(KafkaRaftServer server, int port, Secrets secrets, Optional<Encryption> encryption) {
        this.server = server;
        this.port = port;
        this.secrets = secrets;
        this.encryption = encryption;
    }

    /**
     * Starts the broker, creates the topics of the contracts that are missing, those for dead letters included, and gives users their
     * rights.
     *
     * @param folder where it keeps its logs; formatted if empty
     * @param secrets has the passwords of its users
     * @throws IOException where the folder cannot be formatted or the topics cannot be created
     */
    public static Broker start(Path folder, Secrets secrets) throws IOException {
        return start(folder, secrets, FreePort.find());
    }

    /**
     * Starts the broker with clients that have to speak TLS with it.
     *
     * @param folder where it keeps its logs; formatted if empty
     * @param secrets has the passwords of its users
     * @param encryption what it needs for that; nothing where clients do not encrypt
     * @throws IOException where the folder cannot be formatted or the topics cannot be created
     */
    public static Broker start(Path folder, Secrets secrets, Optional<Encryption> encryption) throws IOException {
        return start(folder, secrets, FreePort.find(), encryption, Map.of());
    }

    /**
     * Starts the broker on a port of the loopback address, so that clients find it again after a restart.
     *
     * @param folder where it keeps its logs; formatted if empty
     * @param secrets has the passwords of its users
     * @param port where it listens
     * @throws IOException where the folder cannot be formatted or the topics cannot be created
     */
    public static Broker start(Path folder, Secrets secrets, int port) throws IOException {
        return start(folder, secrets, port, Optional.empty(), Map.of());
    }

    /** The same with settings of the broker's own, by their names, in the place of those that it has otherwise. */
    static Broker start(
            Path folder, Secrets secrets, int port, Optional<Encryption> encryption, Map<String, String> others)
            throws IOException {
        provideSaslOfThisClassLoader();
        int ownPort = FreePort.find();
        Files.createDirectories(folder);
        formatIfEmpty(folder);
        Map<String, String> settings = settings(folder, secrets, port, ownPort, FreePort.find());
        settings.put("listener.security.protocol.map", protocols(encryption));
        encryption.map(Encryption::ofBroker).ifPresent(settings::putAll);
        settings.putAll(others);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        Broker broker = new Broker(server, port, secrets, encryption);
        try {
            broker.setUp(ownPort);
            return broker;
        } catch (IOException e) {
            broker.close();
            throw e;
        }
    }

    /** What a client of the owner needs to be let in, by the names of Kafka's own settings: {@code bootstrap.servers} and those of SASL. */
    public Map<String, String> clientSettings() {
        return clientSettings(OWNER);
    }

    /**
     * What a client needs to be let in, by the names of Kafka's own settings.
     *
     * @param user the owner, or one of the contracts' table
     */
    public Map<String, String> clientSettings(String user) {
        String mechanism = ScramMechanism.SCRAM_SHA_512.mechanismName();
        Map<String, String> settings = new LinkedHashMap<>(
                settings(port, ofClients(encryption), mechanism, login(ScramLoginModule.class, user, secrets)));
        encryption.map(Encryption::ofKafkaClients).ifPresent(settings::putAll);
        return settings;
    }

    /**
     * The same as the environment of a service: each setting by the variable that MicroProfile Config reads it from.
     *
     * @param user one of the contracts' table
     */
    public Map<String, String> environment(String user) {
        return clientSettings(user).entrySet().stream()
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
        Set<String> names = Set.of(PlainSaslServerProvider.class.getName(), ScramSaslServerProvider.class.getName());
        for (Provider provider : Security.getProviders()) {
            if (names.contains(provider.getClass().getName())) Security.removeProvider(provider.getName());
        }
        PlainSaslServerProvider.initialize();
        ScramSaslServerProvider.initialize();
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

    private static Map<String, String> settings(
            Path folder, Secrets secrets, int port, int ownPort, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        String listeners = "CLIENTS://127.0.0.1:" + port + ",BROKER://127.0.0.1:" + ownPort;
        settings.put("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", listeners);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.putAll(logins(secrets));
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.putAll(oneNodeSettings());
        return settings;
    }

    /** What the broker talks to itself about is not encrypted: it leaves neither the process nor the machine. */
    private static String protocols(Optional<Encryption> encryption) {
        return "CLIENTS:" + ofClients(encryption) + ",BROKER:" + OPEN + ",CONTROLLER:" + OPEN;
    }

    private static String ofClients(Optional<Encryption> encryption) {
        return encryption.isPresent() ? ENCRYPTED : OPEN;
    }

    /** How broker and controller log in to each other, who is let in besides, and who decides what they may. */
    private static Map<String, String> logins(Secrets secrets) {
        String scram = ScramMechanism.SCRAM_SHA_512.mechanismName();
        String between = login(PlainLoginModule.class, OWNER, secrets) + " user_" + OWNER + "=\""
                + password(OWNER, secrets) + "\";";
        return Map.of(
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.broker.plain.sasl.jaas.config",
                between,
                "listener.name.controller.plain.sasl.jaas.config",
                between,
                "listener.name.clients.sasl.enabled.mechanisms",
                scram,
                "listener.name.clients." + scram.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                ScramLoginModule.class.getName() + " required;",
                "authorizer.class.name",
                StandardAuthorizer.class.getName(),
                "super.users",
                "User:" + OWNER);
    }

    private static Map<String, String> settings(int port, String protocol, String mechanism, String login) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                protocol,
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                login + ";");
    }

    private static String login(Class<? extends LoginModule> module, String user, Secrets secrets) {
        return module.getName() + " required username=\"" + user + "\" password=\"" + password(user, secrets) + "\"";
    }

    private static String password(String user, Secrets secrets) {
        return secrets.of(secretOf(user));
    }

    private static String secretOf(String user) {
        return user.equals(OWNER) ? OWNERS_SECRET : OWNERS_SECRET + "." + user;
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

    /** Asked by the listener of its own, for clients are let in by what is set here. */
    private void setUp(int ownPort) throws IOException {
        Map<String, String> own = settings(ownPort, OPEN, "PLAIN", login(PlainLoginModule.class, OWNER, secrets));
        try (Admin admin = Admin.create(new HashMap<String, Object>(own))) {
            createTopics(admin);
            Rights rights = new Rights(admin);
            rights.letIn(USERS.stream().collect(Collectors.toMap(user -> user, user -> password(user, secrets))));
            rights.give(KafkaUser.ALL);
            rights.awaitGiven(KafkaUser.ALL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while setting Kafka up", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot set Kafka up: " + e.getCause().getMessage(), e);
        }
    }

    private static void createTopics(Admin admin) throws ExecutionException, InterruptedException {
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
