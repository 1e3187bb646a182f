package io.tidemark.ingest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.upload.UploadKey;
import io.tidemark.ingest.upload.UploadStatus;
import io.tidemark.ingest.upload.UploadStatus.State;
import io.tidemark.ingest.upload.UploadStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Uploads of all processes in table {@code upload}, by the clock of the database. */
public final class PostgresUploadStore implements UploadStore {

    /** How long nothing may be noted of an upload under way until its process is taken to be gone: thirty notes are missing then. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    private static final String UNDER_WAY =
            "(state NOT IN ('parsed', 'failed') AND seen > now() - ? * interval '1 second')";
    private static final String FORGET_OLD =
            "DELETE FROM upload WHERE begun < now() - ? * interval '1 second' AND NOT " + UNDER_WAY;
    private static final String FORGET_SURPLUS =
            "DELETE FROM upload WHERE (token, team) IN (SELECT token, team FROM upload WHERE NOT " + UNDER_WAY
                    + " ORDER BY begun DESC, token OFFSET ?)";
    private static final String BEGIN =
            "INSERT INTO upload AS known (token, team, process, begun, seen, state, bytes, packets, streams)"
                    + " VALUES (?, ?, ?, now(), now(), 'receiving', 0, 0, 0) ON CONFLICT (token, team) DO UPDATE"
                    + " SET process = excluded.process, begun = now(), seen = now(), state = 'receiving',"
                    + " bytes = 0, packets = 0, streams = 0, id = NULL, why = NULL"
                    + " WHERE known.state IN ('parsed', 'failed') OR known.seen <= now() - ? * interval '1 second'";
    private static final String NOTE =
            "UPDATE upload SET seen = now(), state = ?, bytes = ?, packets = ?, streams = ?, id = ?, why = ?"
                    + " WHERE token = ? AND team = ? AND process = ?";
    private static final String FIND = "SELECT state, bytes, packets, streams, id, why, " + UNDER_WAY
            + " AS under_way FROM upload"
            + " WHERE token = ? AND (? OR team = ANY(?)) AND (begun >= now() - ? * interval '1 second' OR " + UNDER_WAY
            + ") ORDER BY begun DESC LIMIT 1";

    private final Rows rows;
    private final Documents documents;
    private final UUID process;
    private final int mostRemembered;
    private final Duration remembered;

    /**
     * @param database where the table is
     * @param json writes findings
     * @param process tells this process from others
     * @param mostRemembered most tokens that are remembered, not counting uploads under way
     * @param remembered how long after its beginning an ended upload is remembered
     */
    public PostgresUploadStore(
            DataSource database, ObjectMapper json, UUID process, int mostRemembered, Duration remembered) {
        this.rows = new Rows(database);
        this.documents = new Documents(json);
        this.process = process;
        this.mostRemembered = mostRemembered;
        this.remembered = remembered;
    }

    @Override
    public boolean begin(UploadKey key) {
        boolean isFree = rows.update(BEGIN, key.token(), team(key), process, SILENCE.toSeconds()) == 1;
        rows.update(FORGET_OLD, remembered.toSeconds(), SILENCE.toSeconds());
        rows.update(FORGET_SURPLUS, SILENCE.toSeconds(), mostRemembered);
        return isFree;
    }

    @Override
    public void note(Map<UploadKey, UploadStatus> statuses) {
        rows.call(connection -> {
            try (PreparedStatement note = connection.prepareStatement(NOTE)) {
                for (Map.Entry<UploadKey, UploadStatus> each : statuses.entrySet()) {
                    UploadStatus status = each.getValue();
                    Rows.set(
                            note,
                            word(status.state()),
                            status.bytes(),
                            status.packets(),
                            status.streams(),
                            status.id().orElse(null),
                            status.why()
                                    .map(FindingDocument::of)
                                    .map(documents::write)
                                    .orElse(null),
                            each.getKey().token(),
                            team(each.getKey()),
                            process);
                    note.addBatch();
                }
                return note.executeBatch();
            }
        });
    }

    @Override
    public Optional<UploadStatus> find(String token, Reach reach) {
        long silence = SILENCE.toSeconds();
        return rows.call(connection -> {
            Object teams = connection.createArrayOf("text", reach.teams().toArray());
            try (PreparedStatement find = Rows.prepare(
                            connection, FIND, silence, token, reach.isAll(), teams, remembered.toSeconds(), silence);
                    ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(status(row)) : Optional.empty();
            }
        });
    }

    private UploadStatus status(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        long bytes = row.getLong("bytes");
        boolean isLost = !state.isFinal() && !row.getBoolean("under_way");
        Optional<Finding> reason = isLost
                ? Optional.of(lost(bytes))
                : Optional.ofNullable(row.getString("why"))
                        .map(why -> documents.read(why, FindingDocument.class).finding());
        return new UploadStatus(
                isLost ? State.FAILED : state,
                bytes,
                row.getLong("packets"),
                row.getLong("streams"),
                Optional.ofNullable(row.getString("id")),
                reason);
    }

    private static Finding lost(long bytes) {
        return FindingCode.UPLOAD_BROKEN_OFF.with(
                Map.of("bytes", bytes, "error", "the service that read it went away; it can be uploaded again"));
    }

    private static String team(UploadKey key) {
        return key.team().orElse("");
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
