package io.tidemark.ingest.store;

import io.tidemark.ingest.upload.Claims;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Claims of all processes in table {@code claim}, by the clock of the database. */
public final class PostgresClaims implements Claims {

    /** How long a claim holds that is not renewed. */
    static final Duration TERM = Duration.ofSeconds(15);

    private static final String TAKE =
            "INSERT INTO claim AS known (capture_id, process, until) VALUES (?, ?, now() + ? * interval '1 second')"
                    + " ON CONFLICT (capture_id) DO UPDATE SET process = excluded.process, until = excluded.until"
                    + " WHERE known.until <= now()";
    private static final String RENEW =
            "UPDATE claim SET until = now() + ? * interval '1 second' WHERE process = ? AND capture_id = ANY(?)";
    private static final String GIVE_BACK = "DELETE FROM claim WHERE capture_id = ? AND process = ?";

    private final Rows rows;
    private final UUID process;

    /**
     * @param database where the table is
     * @param process tells this process from others
     */
    public PostgresClaims(DataSource database, UUID process) {
        this.rows = new Rows(database);
        this.process = process;
    }

    @Override
    public boolean take(String captureId) {
        return rows.update(TAKE, captureId, process, TERM.toSeconds()) == 1;
    }

    @Override
    public void renew(Set<String> captureIds) {
        rows.call(connection -> {
            Object ids = connection.createArrayOf("text", captureIds.toArray());
            try (PreparedStatement renew = Rows.prepare(connection, RENEW, TERM.toSeconds(), process, ids)) {
                return renew.executeUpdate();
            }
        });
    }

    @Override
    public void giveBack(String captureId) {
        rows.update(GIVE_BACK, captureId, process);
    }
}
