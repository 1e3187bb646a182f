package io.tidemark.fit.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A siege as long as asked for: {@code -Dtidemark.siege.kills=100 -Dtidemark.siege.seed=1}, and
 * {@code -Dtidemark.siege.life=6} for the seconds that a service that was chosen lives at most. Its outcome is
 * written to {@code target/siege.txt}. Without a number of kills it is left out; {@link SurvivalIT} holds the moments
 * that matter.
 */
class SiegeIT {

    private static final Path FOLDER = Path.of("target/siege");

    @Test
    void losesNothingUnderASiege() throws Exception {
        int kills = Integer.getInteger("tidemark.siege.kills", 0);
        assumeTrue(kills > 0, "no siege without -Dtidemark.siege.kills");
        long seed = Long.getLong("tidemark.siege.seed", 1);
        int life = Integer.getInteger("tidemark.siege.life", 6);
        Instant begin = Instant.now();
        Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "run");
        Siege.Outcome outcome;
        try (Servers servers = Servers.start(folder.toAbsolutePath())) {
            outcome = new Siege(servers, folder, kills, life, seed).run();
        }
        String head = "%s, %d s; seed %d, a kill waits for up to %d s%n"
                .formatted(
                        begin.truncatedTo(ChronoUnit.SECONDS),
                        Duration.between(begin, Instant.now()).toSeconds(),
                        seed,
                        life);
        Files.writeString(FOLDER.resolveSibling("siege.txt"), head + outcome.text());
        assertEquals(List.of(), outcome.breaches());
    }
}
