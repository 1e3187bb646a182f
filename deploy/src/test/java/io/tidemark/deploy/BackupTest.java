package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the components for backup and restore make of an installation. */
class BackupTest {

    private static final String BACKUP = "src/test/kustomize/backup";
    private static final String RESTORE = "src/test/kustomize/restore";

    @ParameterizedTest
    @ValueSource(strings = {BACKUP, RESTORE})
    void areOfTheirKindsToTheLastMember(String folder) {
        assertAll(Rendered.of(folder).manifests().stream()
                .map(manifest -> () -> assertDoesNotThrow(() -> StrictModels.read(manifest))));
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKUP, RESTORE})
    void theDatabaseAndItsNightlyBackupWriteIntoTheStore(String folder) {
        Rendered rendered = Rendered.of(folder);
        JsonNode plugin = database(folder).at("/spec/plugins/0");
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
        assertEquals(
                "2026-12-01 09:30:00+00",
                restored.at("/bootstrap/recovery/recoveryTarget/targetTime").asText());
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

    private static JsonNode database(String folder) {
        return Rendered.of(folder).one("Cluster", "tidemark-database");
    }
}
