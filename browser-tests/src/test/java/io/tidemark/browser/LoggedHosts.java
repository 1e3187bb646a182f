package io.tidemark.browser;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * A log of connections as Zeek writes it: host i of 192.0.2.0/24 opens 20 i connections of TCP at random times, each of some seconds. The same
 * number of hosts gives the same log.
 */
final class LoggedHosts {

    private static final String HEADER = """
            #separator \\x09
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state
            """;
    private static final double START_EPOCH_SECOND = 1_700_000_000;
    private static final double SECONDS = 600;
    private static final int CONNECTIONS = 20;

    /** Hours from the beginning to 01:00 UTC. */
    private static final double ONE_O_CLOCK = 10_000 / 3_600.0;

    private final StringBuilder log = new StringBuilder(HEADER);
    private final Random random = new Random(1);

    private LoggedHosts() {}

    /** Within ten minutes. */
    static LoggedHosts ofHosts(int hosts) {
        LoggedHosts logged = new LoggedHosts();
        for (int host = 1; host <= hosts; host++) {
            for (int connection = 0; connection < CONNECTIONS * host; connection++) {
                logged.add(host, connection, SECONDS * logged.random.nextDouble());
            }
        }
        return logged;
    }

    /** Within seven hours from 22:13 on, half of them from 01:00 to 02:00. */
    static LoggedHosts ofANight(int hosts) {
        LoggedHosts logged = new LoggedHosts();
        for (int host = 1; host <= hosts; host++) {
            for (int connection = 0; connection < CONNECTIONS * host; connection++) {
                double hour =
                        connection % 2 == 0 ? ONE_O_CLOCK + logged.random.nextDouble() : 7 * logged.random.nextDouble();
                logged.add(host, connection, 3_600 * hour);
            }
        }
        return logged;
    }

    private void add(int host, int connection, double second) {
        log.append(String.format(
                Locale.ROOT,
                "%.6f\t192.0.2.%d\t%d\t198.51.100.7\t443\ttcp\t%.6f\tSF%n",
                START_EPOCH_SECOND + second,
                host,
                10_000 + connection,
                2 * Math.exp(random.nextGaussian())));
    }

    byte[] bytes() {
        return log.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
