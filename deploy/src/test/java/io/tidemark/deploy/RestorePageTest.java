package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows RESTORE.md to the letter on a PostgreSQL of its own: its blocks marked {@code sh} are run one after the other, with a mishap
 * between the backup and the restore. PostgreSQL does not run as root, so root has the user postgres do it.
 */
class RestorePageTest {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private static final String SERVER = """
            set -eu
            umask 077
            export PATH="$PROGRAMS:$PATH" PGDATA="$FOLDER/data" PGHOST="$FOLDER" PGUSER=postgres PGDATABASE=tidemark
            ARCHIVE="$FOLDER/archive" BACKUPS="$FOLDER/backups"
            trap 'pg_ctl stop -m immediate >/dev/null 2>&1 || true' EXIT
            initdb -U postgres -A trust --no-sync >/dev/null
            echo "unix_socket_directories = '$FOLDER'" >>"$PGDATA/postgresql.conf"
            echo "listen_addresses = ''" >>"$PGDATA/postgresql.conf"
            pg_ctl start -w -l "$PGDATA.log" >/dev/null
            createdb tidemark
            as() { role=$1; shift; psql -v ON_ERROR_STOP=1 -q -At -U "$role" -c "$@"; }
            cat "$SQL/bootstrap.sql" "$SQL/rights.sql" | psql -v ON_ERROR_STOP=1 -q
            as tidemark_owner 'CREATE TABLE ingest.capture (id text)'
            exec 3>&1 >&2
            """;

    private static final String BEFORE_THE_BACKUP = "as tidemark_ingest \"INSERT INTO capture VALUES ('before')\"\n";

    private static final String MISHAP = """
            as tidemark_ingest "INSERT INTO capture VALUES ('after')"
            sleep 1
            POINT=$(as postgres 'SELECT now()')
            sleep 1
            as tidemark_ingest "DELETE FROM capture"
            as postgres 'DROP SCHEMA fit CASCADE'
            as tidemark_ingest "INSERT INTO capture VALUES ('too late')"
            """;

    private static final String AFTERWARDS = """
            as tidemark_ingest 'SELECT id FROM capture ORDER BY id' >&3
            as postgres "SELECT nspname FROM pg_namespace WHERE nspname = 'fit'" >&3
            as tidemark_ingest "INSERT INTO capture VALUES ('later')" && echo written >&3
            as tidemark_ingest 'DROP TABLE capture' || echo refused >&3
            """;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    @Test
    void bringsBackWhatWasThereAtAPointInTime() throws IOException {
        Path programs = programs();
        List<String> blocks = BLOCK.matcher(Repository.text("deploy/RESTORE.md"))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertEquals(4, blocks.size());
        Path script = folder.resolve("follow.sh");
        Files.writeString(
                script,
                SERVER
                        + blocks.get(0)
                        + BEFORE_THE_BACKUP
                        + blocks.get(1)
                        + MISHAP
                        + blocks.get(2)
                        + blocks.get(3)
                        + AFTERWARDS);
        String command = "exec env FOLDER='%s' PROGRAMS='%s' SQL='%s' sh '%s' 2>'%s'"
                .formatted(server(folder), programs, copiedSql(), script, folder.resolve("server/log"));
        Command.Outcome outcome = isRoot()
                ? Command.run("su", "postgres", "-s", "/bin/sh", "-c", command)
                : Command.run("sh", "-c", command);
        assertEquals(
                new Command.Outcome(0, "after\nbefore\nfit\nwritten\nrefused\n"),
                outcome,
                () -> log(folder.resolve("server/log")));
    }

    /** Of the newest PostgreSQL that is installed here. */
    private static Path programs() throws IOException {
        Optional<Path> newest = Optional.empty();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                newest = versions.map(version -> version.resolve("bin"))
                        .filter(programs -> Files.isExecutable(programs.resolve("initdb"))
                                && Files.isExecutable(programs.resolve("pg_basebackup")))
                        .max(Comparator.comparing(programs -> Integer.parseInt(
                                programs.getParent().getFileName().toString())));
            }
        }
        assumeTrue(newest.isPresent(), () -> "no PostgreSQL below " + INSTALLED + ": RESTORE.md is not followed");
        return newest.get();
    }

    private Path server(Path folder) throws IOException {
        open(folder);
        Path server = Files.createDirectory(folder.resolve("server"));
        if (isRoot()) {
            assertEquals(new Command.Outcome(0, ""), Command.run("chown", "postgres", server.toString()));
        }
        return server;
    }

    private Path copiedSql() throws IOException {
        Path sql = open(Files.createDirectory(folder.resolve("sql")));
        for (String name : List.of("bootstrap.sql", "rights.sql")) {
            Files.writeString(
                    sql.resolve(name),
                    Repository.text("contracts/src/main/resources/io/tidemark/contracts/sql/" + name));
        }
        return sql;
    }

    private static Path open(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
