import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What captures cost whoever runs the product: processor seconds, bytes sent to Kafka and bytes stored, for each capture, and what
 * 10,000 a day need by that; then how long a queue of fits takes with more processes of fit.
 * {@code java -cp standalone/target/tidemark.jar benchmarks/Costs.java CAPTURE CAPTURES PROCESSES...}, from the root of a built
 * checkout on Linux. The same bytes with another number of users are another capture, which is how one file is uploaded many times.
 */
public class Costs {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int WARM_UP = 1;
    private static final int DEFINITIONS = 9;
    private static final double A_DAY = 10_000;
    private static final double SECONDS_A_DAY = 86_400;

    /** Clock ticks of /proc a second: fixed by Linux's interface, whatever the kernel's own. */
    private static final double TICKS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path capture;
    private final Path data;
    private final Process up;
    private final String address;
    private final String database;
    private int users;

    private Costs(Path capture, int fitProcesses) throws Exception {
        this.capture = capture;
        data = Files.createTempDirectory("tidemark-costs");
        up = new ProcessBuilder(
                        HOME.resolve("tidemark").toString(),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--processes",
                        "fit=" + fitProcesses)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        address = new BufferedReader(new InputStreamReader(up.getInputStream())).readLine();
        Properties secrets = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("secrets"))) {
            secrets.load(file);
        }
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        database = "jdbc:postgresql://127.0.0.1:" + port + "/tidemark?user=postgres&password="
                + secrets.getProperty("postgres");
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("usage: java -cp standalone/target/tidemark.jar benchmarks/Costs.java CAPTURE CAPTURES PROCESSES..."
                    + " (from the root of a built checkout)");
            System.exit(1);
        }
        Path capture = Path.of(arguments[0]).toAbsolutePath();
        int captures = Integer.parseInt(arguments[1]);
        Costs first = new Costs(capture, 1);
        try {
            first.measureCaptures(captures);
        } finally {
            first.stop();
        }
        if (arguments.length == 2) return;
        System.out.printf("%n%-60s %9s %9s%n", "a queue of " + captures * DEFINITIONS + " fits", "seconds", "fits/s");
        for (int i = 2; i < arguments.length; i++) {
            Costs several = new Costs(capture, Integer.parseInt(arguments[i]));
            try {
                several.measureQueue(captures, Integer.parseInt(arguments[i]));
            } finally {
                several.stop();
            }
        }
    }

    /** Captures one after the other, each with all that is fitted unasked. */
    private void measureCaptures(int captures) throws Exception {
        for (int i = 0; i < WARM_UP; i++) uploadAndAwait();
        Map<String, Double> cpuBefore = cpuSeconds();
        Map<String, Double> sentBefore = sentBytes();
        Map<String, Double> storedBefore = storedBytes();
        long start = System.nanoTime();
        for (int i = 0; i < captures; i++) uploadAndAwait();
        double wall = seconds(start);
        System.out.printf("of one capture, %s%n", capture.getFileName());
        row("wall time until all quick fits are there, s", wall / captures);
        double cpu = print("processor time of", "s", cpuBefore, cpuSeconds(), captures, 1);
        double sent = print("sent to", "kB", sentBefore, sentBytes(), captures, 1_000);
        double stored = print("stored in", "kB", storedBefore, storedBytes(), captures, 1_000);
        System.out.printf("%nof 10,000 such captures a day%n");
        row("cores, busy all day", cpu * A_DAY / SECONDS_A_DAY);
        row("sent, GB a day", sent * A_DAY / 1e6);
        row("stored, GB a day", stored * A_DAY / 1e6);
        row("stored after 180 days, TB", stored * A_DAY * 180 / 1e9);
    }

    /** All captures at once, and how long their fits take until the last. */
    private void measureQueue(int captures, int processes) throws Exception {
        for (int i = 0; i < WARM_UP; i++) uploadAndAwait();
        long start = System.nanoTime();
        for (int i = 0; i < captures; i++) upload();
        awaitFits();
        double seconds = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "%-60s %9.1f %9.2f%n",
                processes + (processes == 1 ? " process of fit" : " processes of fit"),
                seconds,
                captures * DEFINITIONS / seconds);
    }

    private void uploadAndAwait() throws Exception {
        upload();
        awaitFits();
    }

    private void upload() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures?name=costs&users=" + ++users))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(capture))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 202) throw new IllegalStateException(response.body());
    }

    /** Until every capture has a fit under every definition, and none waits. */
    private void awaitFits() throws Exception {
        while (number("SELECT count(*) FROM fit.fit WHERE status IN ('done', 'failed') AND first_half_of IS NULL")
                        < (double) users * DEFINITIONS
                || number("SELECT count(*) FROM fit.job") > 0) {
            Thread.sleep(100);
        }
    }

    /** User and system time of each part so far. */
    private Map<String, Double> cpuSeconds() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("Kafka and the proxy", ticks(up.pid(), 13, 14));
        for (ProcessHandle process : up.descendants().toList()) {
            String line = process.info().commandLine().orElse("");
            for (String service : List.of("ingest", "fit", "simulate")) {
                if (line.contains(service + "-service")) seconds.merge(service, ticks(process.pid(), 13, 14), Double::sum);
            }
        }
        long postgres = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
        double all = ticks(postgres, 13, 14, 15, 16); // those that ended too
        for (ProcessHandle process : ProcessHandle.of(postgres).orElseThrow().descendants().toList()) {
            all += ticks(process.pid(), 13, 14);
        }
        seconds.put("PostgreSQL", all);
        return seconds;
    }

    /** Fields of /proc/PID/stat, counted from 0, in seconds. */
    private static double ticks(long pid, int... fields) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int field : fields) ticks += Double.parseDouble(behindName[field - 2]);
        return ticks / TICKS;
    }

    /** Of each topic, compressed as it lies on the broker's disk. */
    private Map<String, Double> sentBytes() throws IOException {
        Map<String, Double> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data.resolve("kafka"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
                String partition = file.getParent().getFileName().toString();
                if (partition.startsWith("tidemark.")) {
                    bytes.merge(partition.replaceFirst("-\\d+$", ""), (double) Files.size(file), Double::sum);
                }
            }
        }
        return bytes;
    }

    /** Of each table, with its indexes; the outbox is emptied five minutes after what it held was sent. */
    private Map<String, Double> storedBytes() throws SQLException {
        Map<String, Double> bytes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT schemaname || '.' || relname, pg_total_relation_size(relid)"
                        + " FROM pg_stat_user_tables WHERE relname NOT IN ('outbox', 'job', 'flyway_schema_history')")) {
            while (rows.next()) bytes.put(rows.getString(1), rows.getDouble(2));
        }
        return bytes;
    }

    private double number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    /** Prints what each part took more, for a capture; returns the sum. */
    private static double print(
            String title, String unit, Map<String, Double> before, Map<String, Double> after, int captures, double divisor) {
        ToDoubleFunction<String> ofOne = name ->
                (after.get(name) - before.getOrDefault(name, 0.0)) / captures / divisor;
        double sum = after.keySet().stream().mapToDouble(ofOne).sum();
        List<String> names = new ArrayList<>(after.keySet());
        names.sort(Comparator.comparingDouble(ofOne).reversed());
        for (String name : names) {
            if (ofOne.applyAsDouble(name) >= 0.001 * sum) row(title + " " + name + ", " + unit, ofOne.applyAsDouble(name));
        }
        row(title.replaceFirst(" \\S+$", "") + " together, " + unit, sum);
        return sum;
    }

    private static void row(String title, double value) {
        System.out.printf(Locale.ROOT, "%-60s %9.2f%n", title, value);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private void stop() throws Exception {
        up.destroy();
        up.waitFor();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
