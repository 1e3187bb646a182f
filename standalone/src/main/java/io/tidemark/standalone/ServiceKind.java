package io.tidemark.standalone;

import io.tidemark.contracts.KafkaUser;
import java.util.Arrays;
import java.util.Optional;

/** The services of the product: what each is called, as which role it uses the database, and how large its heap may grow. */
public enum ServiceKind {
    INGEST("ingest", "tidemark_ingest", 256),
    FIT("fit", "tidemark_fit", 512),
    SIMULATE("simulate", "tidemark_simulate", 512);

    private final String label;
    private final String databaseRole;
    private final int heapMebibytes;

    ServiceKind(String label, String databaseRole, int heapMebibytes) {
        this.label = label;
        this.databaseRole = databaseRole;
        this.heapMebibytes = heapMebibytes;
    }

    /** Its name in the table of routes, in logs and in messages. */
    public String label() {
        return label;
    }

    /** The role it connects to PostgreSQL as. */
    public String databaseRole() {
        return databaseRole;
    }

    /** Whether it has tables of its own, which it brings up to date when it starts. */
    boolean migrates() {
        return this != SIMULATE;
    }

    /** What it logs in to Kafka as; nothing where it has no business there. */
    public Optional<String> kafkaUser() {
        return KafkaUser.ALL.stream()
                .map(KafkaUser::name)
                .filter(("tidemark-" + label)::equals)
                .findFirst();
    }

    /** The largest heap it runs with, in MiB. */
    int heapMebibytes() {
        return heapMebibytes;
    }

    /** The service of a name in the table of routes. */
    public static ServiceKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + label));
    }
}
