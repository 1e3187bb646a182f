package io.tidemark.ingest.store;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.upload.Allowance;
import io.tidemark.ingest.upload.UploadRejectedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What was uploaded in table {@code received}, by the clock of the database. */
public final class PostgresAllowance implements Allowance {

    private static final String TODAY = "(now() AT TIME ZONE 'UTC')::date";
    private static final String FIND = "SELECT bytes, ceil(extract(epoch FROM " + TODAY
            + " + 1 - now() AT TIME ZONE 'UTC'))::bigint AS seconds FROM received WHERE team = ? AND day = " + TODAY;
    private static final String ADD = "INSERT INTO received AS known (team, day, bytes) VALUES (?, " + TODAY
            + ", ?) ON CONFLICT (team, day) DO UPDATE SET bytes = known.bytes + excluded.bytes";
    private static final String FORGET = "DELETE FROM received WHERE day < " + TODAY;

    private final Rows rows;
    private final long most;

    /**
     * @param database where the table is
     * @param most bytes that a team may upload on a day
     */
    public PostgresAllowance(DataSource database, long most) {
        this.rows = new Rows(database);
        this.most = most;
    }

    @Override
    public void require(Optional<String> team) {
        rows.call(connection -> {
            try (PreparedStatement find = Rows.prepare(connection, FIND, name(team));
                    ResultSet row = find.executeQuery()) {
                if (row.next() && row.getLong("bytes") >= most) {
                    throw spent(team, row.getLong("bytes"), row.getLong("seconds"));
                }
                return null;
            }
        });
    }

    @Override
    public void spend(Optional<String> team, long bytes) {
        rows.update(ADD, name(team), bytes);
        rows.update(FORGET);
    }

    private UploadRejectedException spent(Optional<String> team, long bytes, long seconds) {
        Map<String, Object> values = new HashMap<>(Map.of("bytes", bytes, "most", most, "seconds", seconds));
        team.ifPresent(name -> values.put("team", name));
        return new UploadRejectedException(FindingCode.ALLOWANCE_SPENT.with(values));
    }

    private static String name(Optional<String> team) {
        return team.orElse("");
    }
}
