package io.tidemark.embedded;

import io.tidemark.contracts.KafkaUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Gives Kafka's users what the table of contracts says, and takes away what it does not. */
final class Rights {

    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

    /** A change is confirmed by the controller, and is in force when the broker has read it too. */
    private static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(30);

    private static final long PAUSE_MILLISECONDS = 20;

    private final Admin admin;

    Rights(Admin admin) {
        this.admin = admin;
    }

    /**
     * Lets in these users, with these passwords, and no other.
     *
     * @param passwords password by the name of the user
     */
    void letIn(Map<String, String> passwords) throws ExecutionException, InterruptedException {
        Set<String> gone =
                new HashSet<>(admin.describeUserScramCredentials().users().get());
        gone.removeAll(passwords.keySet());
        List<UserScramCredentialAlteration> changes = Stream.concat(
                        gone.stream().map(user -> new UserScramCredentialDeletion(user, SCRAM.mechanism())),
                        passwords.entrySet().stream()
                                .map(user -> new UserScramCredentialUpsertion(user.getKey(), SCRAM, user.getValue())))
                .toList();
        admin.alterUserScramCredentials(changes).all().get();
    }

    /** Gives users the rights of their rows; whoever has another right loses it. */
    void give(List<KafkaUser> users) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = bindings(users);
        Set<AclBinding> given = given();
        List<AclBindingFilter> taken = given.stream()
                .filter(binding -> !wanted.contains(binding))
                .map(AclBinding::toFilter)
                .toList();
        wanted.removeAll(given);
        admin.deleteAcls(taken).all().get();
        admin.createAcls(wanted).all().get();
        admin.alterClientQuotas(users.stream().map(Rights::quota).toList())
                .all()
                .get();
    }

    /**
     * Waits until the broker goes by the rights that {@link #give} gave, and so by all that was changed before: it takes changes up in
     * their order, and of those that it takes up at once passwords before rights.
     */
    void awaitGiven(List<KafkaUser> users) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = bindings(users);
        Instant end = Instant.now().plus(IN_FORCE_WITHIN);
        while (!given().equals(wanted)) {
            if (Instant.now().isAfter(end)) {
                throw new ExecutionException(new TimeoutException(
                        "Kafka's rights are not in force after " + IN_FORCE_WITHIN.toSeconds() + " s"));
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private Set<AclBinding> given() throws ExecutionException, InterruptedException {
        return new HashSet<>(admin.describeAcls(AclBindingFilter.ANY).values().get());
    }

    private static Set<AclBinding> bindings(List<KafkaUser> users) {
        return users.stream().flatMap(Rights::bindings).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<AclBinding> bindings(KafkaUser user) {
        Function<String, AclBinding> read = topic -> binding(user, ResourceType.TOPIC, topic, AclOperation.READ);
        Function<String, AclBinding> write = topic -> binding(user, ResourceType.TOPIC, topic, AclOperation.WRITE);
        return Stream.of(
                        user.reads().stream().map(read),
                        user.writes().stream().map(write),
                        user.group().stream().map(group -> binding(user, ResourceType.GROUP, group, AclOperation.READ)))
                .flatMap(Function.identity());
    }

    private static AclBinding binding(KafkaUser user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user.name(), "*", operation, AclPermissionType.ALLOW));
    }

    private static ClientQuotaAlteration quota(KafkaUser user) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user.name()));
        Double bytesASecond = user.mebibytesASecond().isPresent()
                ? (double) ((long) user.mebibytesASecond().getAsInt() << 20)
                : null;
        return new ClientQuotaAlteration(
                entity, List.of(new ClientQuotaAlteration.Op("consumer_byte_rate", bytesASecond)));
    }
}
