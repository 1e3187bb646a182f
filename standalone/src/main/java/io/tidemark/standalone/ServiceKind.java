package io.tidemark.standalone;

import java.util.Arrays;

/** The services of the product: what each is called, and as which role it uses the database. */
public enum ServiceKind {
    INGEST("ingest", "tidemark_ingest"),
    FIT("fit", "tidemark_fit"),
    SIMULATE("simulate", "tidemark_simulate");

    private final String label;
    private final String databaseRole;

    ServiceKind(String label, String databaseRole) {
        this.label = label;
        this.databaseRole = databaseRole;
    }

    /** Its name in the table of routes, in logs and in messages. */
    public String label() {
        return label;
    }

    /** The role it connects to PostgreSQL as. */
    public String databaseRole() {
        return databaseRole;
    }

    /** The service of a name in the table of routes. */
    public static ServiceKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + label));
    }
}
