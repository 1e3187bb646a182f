package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the components for backup and restore make of an installation. */
class BackupTest {

    private static final String[] BACKUP = {"backup"};
    private static final String[] RESTORE = {"backup", "restore"};

    static List<Arguments> installations() {
        return List.of(Arguments.of((Object) BACKUP), Arguments.of((Object) RESTORE));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void theDatabaseAndItsNightlyBackupWriteIntoTheStore(String[] components) {
        Rendered rendered = Rendered.with(components);
        JsonNode plugin = database(components).at("/spec/plugins/0");
        JsonNode nightly = rendered.one("ScheduledBackup", "tidemark-database").path("spec");
        JsonNode store = rendered.one("ObjectStore", "tidemark-backup").path("spec");
        assertTrue(plugin.path("isWALArchiver").asBoolean());
        assertEquals(
                "tidemark-backup", plugin.at("/parameters/barmanObjectName").asText());
        assertEquals(plugin.path("name"), nightly.at("/pluginConfiguration/name"));
        assertEquals("tidemark-database", nightly.at("/cluster/name").asText());
        String page = Repository.text("deploy/RESTORE.md");
        store.at("/configuration/s3Credentials").forEach(key -> {
            assertTrue(page.contains("generic " + key.path("name").asText() + " "));
            assertTrue(page.contains("--from-literal=" + key.path("key").asText() + "="));
        });
        String days = store.path("retentionPolicy").asText().replace("d", " days");
        assertTrue(page.contains("for as long as those are kept: " + days), days);
    }

    @Test
    void aRestoredDatabaseReadsWhatTheOldOneWroteAndWritesElsewhere() {
        JsonNode before = database(BACKUP).at("/spec/plugins/0");
        JsonNode restored = database(RESTORE).path("spec");
        JsonNode source = restored.at("/externalClusters/0");
        assertEquals(source.path("name"), restored.at("/bootstrap/recovery/source"));
        assertEquals(before.path("name"), source.at("/plugin/name"));
        assertEquals(before.path("parameters"), source.at("/plugin/parameters"));
        assertNotEquals(
                before.at("/parameters/serverName"),
                restored.at("/plugins/0/parameters/serverName"),
                "the log of the old one would be written over");
    }

    /** What initdb says is no part of a restore, and all else of the database is as it was. */
    @Test
    void aRestoredDatabaseIsOtherwiseTheSame() {
        JsonNode before = database(BACKUP).path("spec");
        JsonNode restored = database(RESTORE).path("spec");
        assertFalse(restored.path("bootstrap").has("initdb"));
        for (String member : new String[] {"database", "owner"}) {
            assertEquals(before.at("/bootstrap/initdb/" + member), restored.at("/bootstrap/recovery/" + member));
        }
        for (String member : new String[] {"instances", "imageName", "managed", "postgresql", "storage", "resources"}) {
            assertEquals(before.path(member), restored.path(member));
        }
    }

    private static JsonNode database(String... components) {
        return Rendered.with(components).one("Cluster", "tidemark-database");
    }
}
