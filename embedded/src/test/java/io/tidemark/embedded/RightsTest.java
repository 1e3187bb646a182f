package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.KafkaUser;
import io.tidemark.contracts.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What users of Kafka may on a real broker, and what they may not. */
class RightsTest {

    static final List<KafkaUser> USERS = KafkaUser.ALL;

    private static final List<String> TOPICS =
            Topic.EXISTING.stream().map(Topic::name).toList();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Secrets SECRETS = Secrets.random(Broker.SECRETS);

    @TempDir
    static Path folder;

    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder, SECRETS);
        for (String topic : TOPICS) assertTrue(mayWrite(Broker.OWNER, topic));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @FieldSource("USERS")
    void topicsAreReadByThoseWhoseRowsSaySo(KafkaUser user) {
        assertEquals(Set.copyOf(user.reads()), topics(topic -> mayRead(user.name(), topic)));
    }

    @ParameterizedTest
    @FieldSource("USERS")
    void topicsAreWrittenByThoseWhoseRowsSaySo(KafkaUser user) {
        assertEquals(Set.copyOf(user.writes()), topics(topic -> mayWrite(user.name(), topic)));
    }

    @ParameterizedTest
    @FieldSource("USERS")
    void groupsAreJoinedByThoseWhoseRowsSaySo(KafkaUser user) {
        List<String> groups = Stream.concat(USERS.stream().flatMap(each -> each.group().stream()), Stream.of("any"))
                .toList();
        assertEquals(
                user.group().stream().toList(),
                groups.stream().filter(group -> mayCommitIn(user.name(), group)).toList());
    }

    @ParameterizedTest
    @FieldSource("USERS")
    void topicsAreSeenByThoseWhoReadOrWriteThem(KafkaUser user) throws Exception {
        try (Admin admin = admin(user.name())) {
            assertEquals(
                    Stream.concat(user.reads().stream(), user.writes().stream()).collect(Collectors.toSet()),
                    admin.listTopics().names().get());
        }
    }

    @ParameterizedTest
    @FieldSource("USERS")
    void nobodyMakesOrChangesOrDeletesATopicOrGivesARight(KafkaUser user) {
        try (Admin admin = admin(user.name())) {
            assertForbidden(admin.createTopics(List.of(new NewTopic("another", 1, (short) 1)))
                    .all());
            for (String topic : TOPICS) {
                assertForbidden(admin.deleteTopics(List.of(topic)).all());
                assertForbidden(admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET))))
                        .all());
            }
            ExecutionException e = assertThrows(ExecutionException.class, () -> new Rights(admin).give(List.of()));
            assertInstanceOf(AuthorizationException.class, e.getCause());
        }
    }

    @Test
    void readingIsSlowedWhereTheRowSaysSo() throws Exception {
        try (Admin admin = admin(Broker.OWNER)) {
            Map<String, Double> slowed = new HashMap<>();
            admin.describeClientQuotas(ClientQuotaFilter.all())
                    .entities()
                    .get()
                    .forEach((entity, quotas) ->
                            slowed.put(entity.entries().get(ClientQuotaEntity.USER), quotas.get("consumer_byte_rate")));
            assertEquals(Map.of("example-consumer", 16.0 * 1024 * 1024), slowed);
        }
    }

    @Test
    void whoseRowIsGoneIsLetInNoMoreAndHasNoRightLeft() throws Exception {
        KafkaUser leaver = new KafkaUser("leaver", TOPICS, TOPICS, Optional.of("leavers"), OptionalInt.empty());
        try (Admin admin = admin(Broker.OWNER)) {
            Rights rights = new Rights(admin);
            rights.give(with(leaver));
            rights.letIn(passwords(with(leaver)));
            assertEquals(Set.copyOf(TOPICS), topicsSeenBy(leaver));
            rights.give(USERS);
            assertEquals(Set.of(), topicsSeenBy(leaver));
            rights.letIn(passwords(USERS));
            ExecutionException e = assertThrows(ExecutionException.class, () -> topicsSeenBy(leaver));
            assertInstanceOf(SaslAuthenticationException.class, e.getCause());
        }
    }

    private static List<KafkaUser> with(KafkaUser another) {
        return Stream.concat(USERS.stream(), Stream.of(another)).toList();
    }

    /** The passwords that the broker gave, and the user's name as that of whom it does not know. */
    private static Map<String, String> passwords(List<KafkaUser> users) {
        Map<String, String> passwords = new HashMap<>(Map.of(Broker.OWNER, SECRETS.of("kafka")));
        users.forEach(user ->
                passwords.put(user.name(), SECRETS.byName().getOrDefault("kafka." + user.name(), user.name())));
        return passwords;
    }

    private static Set<String> topicsSeenBy(KafkaUser unknown) throws Exception {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + unknown.name()
                        + "\" password=\"" + unknown.name() + "\";");
        try (Admin admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }

    private static Set<String> topics(Predicate<String> which) {
        return TOPICS.stream().filter(which).collect(Collectors.toSet());
    }

    private static boolean mayRead(String user, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return isAllowed(() -> firstMessage(consumer));
        }
    }

    /** There is one in every topic, so either it comes or it is refused. */
    private static ConsumerRecord<byte[], byte[]> firstMessage(KafkaConsumer<byte[], byte[]> consumer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) return message;
        }
        throw new AssertionError("neither a message nor a refusal came in " + PATIENCE);
    }

    private static boolean mayCommitIn(String user, String group) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of("group.id", group))) {
            TopicPartition partition = new TopicPartition(Topic.CURRENT.name(), 0);
            return isAllowed(() -> consumer.committed(Set.of(partition)));
        }
    }

    private static boolean mayWrite(String user, String topic) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(broker.clientSettings(user)), new ByteArraySerializer(), new ByteArraySerializer())) {
            return isAllowed(() -> producer.send(new ProducerRecord<>(topic, 0, new byte[1], new byte[1]))
                    .get());
        }
    }

    /** Any other failure than that of a right is one of the test. */
    private static boolean isAllowed(Callable<?> use) {
        try {
            use.call();
            return true;
        } catch (AuthorizationException e) {
            return false;
        } catch (ExecutionException e) {
            assertInstanceOf(AuthorizationException.class, e.getCause());
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertForbidden(KafkaFuture<?> asked) {
        ExecutionException e = assertThrows(ExecutionException.class, asked::get);
        assertInstanceOf(AuthorizationException.class, e.getCause());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String user, Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings(user));
        settings.putAll(others);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Admin admin(String user) {
        return Admin.create(new HashMap<>(broker.clientSettings(user)));
    }
}
