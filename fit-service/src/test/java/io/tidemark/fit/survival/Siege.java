package io.tidemark.fit.survival;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Two fit-services on one broker and one database, killed again and again at random moments while captures, copies, poison,
 * requests and withdrawals come in, with the broker or the database away now and then. In the end everything promised has to
 * be there, see {@link Audit}.
 *
 * <p>The seed fixes what is sent, whom kills strike and how long they wait; where a process is just then depends on the machine.
 */
final class Siege {

    private static final int SERVICES = 2;
    private static final int KILLS_PER_OUTAGE = 10;
    private static final int KILLS_PER_WITHDRAWAL = 8;
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(15);

    /** Heartbeats are late on a busy machine; a fit that is taken over too early must count once as well. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TIDEMARK_FIT_QUICK_MODEL", Promises.UNASKED,
            "TIDEMARK_FIT_STALE", "PT3S",
            "TIDEMARK_FIT_ATTEMPTS", "1000",
            "TIDEMARK_FIT_METRICS_WAIT", "PT1S");

    private final Servers servers;
    private final Path folder;
    private final int kills;
    private final double longestLifeSeconds;
    private final Random random;
    private final Promises promises;
    private final List<FitProcess> services = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /**
     * A siege.
     *
     * @param folder where the services' logs go
     * @param kills how often a service is killed
     * @param longestLifeSeconds a service is killed between 0 and this after it was chosen
     * @param seed of what is sent, and of when services are killed
     */
    Siege(Servers servers, Path folder, int kills, double longestLifeSeconds, long seed) {
        this.servers = servers;
        this.folder = folder;
        this.kills = kills;
        this.longestLifeSeconds = longestLifeSeconds;
        this.random = new Random(seed);
        this.promises = new Promises(servers, seed);
    }

    /**
     * What came of a siege.
     *
     * @param counts how many of what
     * @param breaches what does not hold, in words
     */
    record Outcome(Map<String, Long> counts, List<String> breaches) {

        /** As a text that can be kept. */
        String text() {
            StringBuilder text = new StringBuilder();
            counts.forEach((what, number) -> text.append("%-55s %8d%n".formatted(what, number)));
            text.append(breaches.isEmpty() ? "everything promised is there, once\n" : "BREACHES\n");
            breaches.forEach(breach -> text.append(breach).append('\n'));
            return text.toString();
        }
    }

    /** Runs it to its end. */
    Outcome run() throws IOException, InterruptedException, SQLException {
        try {
            for (int service = 0; service < SERVICES; service++) services.add(start(service));
            besiege();
            drain();
            Audit audit = new Audit(servers);
            List<String> breaches = audit.of(promises);
            counts.putAll(audit.counts());
            return new Outcome(counts, breaches);
        } finally {
            for (FitProcess service : services) service.kill();
        }
    }

    /** One kill in four strikes a service that may be starting still, the others one that is ready. */
    private void besiege() throws IOException, InterruptedException, SQLException {
        for (int kill = 1; kill <= kills; kill++) {
            int next = random.nextInt(SERVICES);
            if (random.nextInt(4) > 0) services.get(next).awaitReady();
            send(kill, services.get(next));
            Thread.sleep((long) (random.nextDouble() * longestLifeSeconds * 1_000));
            noteMoment();
            services.get(next).kill();
            if (kill % KILLS_PER_OUTAGE == 0) interrupt(kill / KILLS_PER_OUTAGE);
            services.set(next, start(next));
        }
    }

    /** A capture for every second kill, poison for every third, and now and then a request or a withdrawal. */
    private void send(int kill, FitProcess service) throws InterruptedException {
        if (kill % 2 == 1) promises.sendCapture();
        if (kill % 3 == 0) promises.sendPoison();
        if (kill % KILLS_PER_WITHDRAWAL == 0) promises.forgetOldest();
        ask(service, promises.captures().get(random.nextInt(promises.captures().size())), kill);
    }

    /** Asks a service that may be dead or starting; only what it accepts is a promise. */
    private void ask(FitProcess service, String capture, int kill) throws InterruptedException {
        Map<String, Object> request = new HashMap<>(Map.of("captures", List.of(capture), "model", "nb+gamma"));
        request.putAll(Map.of("chains", 2, "draws", 6_000, "seed", kill));
        try {
            promises.accepted(capture, service.ask(request));
            count("requests accepted");
        } catch (IOException e) {
            count("requests to a service that could not take them");
        }
    }

    /** Takes the broker or the database away for a moment. */
    private void interrupt(int outage) throws IOException, InterruptedException {
        if (outage % 2 == 0) servers.stopBroker();
        else servers.stopDatabase();
        count(outage % 2 == 0 ? "restarts of the broker" : "restarts of the database");
        Thread.sleep(500 + random.nextInt(3_000));
        if (outage % 2 == 0) servers.startBroker();
        else servers.startDatabase();
    }

    /** What there was to lose at the moment of a kill; the state just before it, as the database tells. */
    private void noteMoment() throws SQLException {
        count("kills");
        if (servers.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'fit' AND tablename = 'outbox'") == 0)
            return;
        if (servers.number("SELECT count(*) FROM fit.job WHERE worker IS NOT NULL") > 0)
            count("kills while a job was claimed");
        if (servers.number("SELECT count(*) FROM fit.job WHERE worker IS NOT NULL AND iterations <> '{}'") > 0)
            count("kills while chains were sampled");
        if (servers.number("SELECT count(*) FROM fit.outbox WHERE sent_at IS NULL") > 0)
            count("kills between commit and publication");
    }

    /** Lets the services finish in peace. */
    private void drain() throws InterruptedException, SQLException {
        for (FitProcess service : services) service.awaitReady();
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (!isDrained() && System.nanoTime() < deadline) Thread.sleep(200);
        Thread.sleep(Duration.ofSeconds(2).toMillis()); // dead letters are sent beside the rest
    }

    private boolean isDrained() throws SQLException {
        String captures = String.join("','", promises.captures());
        long known = servers.number(
                "SELECT count(DISTINCT captures) FROM fit.fit WHERE captures[1] IN ('" + captures + "')");
        return known == promises.captures().size()
                && servers.number("SELECT count(*) FROM fit.job") == 0
                && servers.number("SELECT count(*) FROM fit.outbox WHERE sent_at IS NULL") == 0;
    }

    private FitProcess start(int service) throws IOException {
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.putAll(SETTINGS);
        return FitProcess.start(settings, folder.resolve("fit-" + service + ".log"));
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
