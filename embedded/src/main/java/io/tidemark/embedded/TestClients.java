package io.tidemark.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** How tests log in to the broker that {@link ServersResource} has started, beside the service under test. */
public final class TestClients {

    private TestClients() {}

    /** What the owner's clients need to be let in: they may do all. */
    public static Map<String, Object> owner() {
        return of(Broker.OWNER);
    }

    /**
     * What a user's clients need to be let in.
     *
     * @param user one of the contracts' table
     */
    public static Map<String, Object> of(String user) {
        Config config = ConfigProvider.getConfig();
        String prefix = prefix(user);
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toMap(
                        name -> name.substring(prefix.length()),
                        name -> config.getValue(name, String.class),
                        (one, other) -> one,
                        HashMap::new));
    }

    /** The broker's settings for a user, under the names by which they are found here. */
    static Map<String, String> settings(Broker broker, String user) {
        return broker.clientSettings(user).entrySet().stream()
                .collect(Collectors.toMap(setting -> prefix(user) + setting.getKey(), Map.Entry::getValue));
    }

    private static String prefix(String user) {
        return "tidemark.test.kafka." + user + ".";
    }
}
