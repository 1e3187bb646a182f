import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fuzzes the targets in turns with Jazzer, each in a JVM of its own, until each has had its quota of CPU time, and keeps the ledger. How
 * to use it stands in README.md.
 */
public final class Fuzz {

    private static final Path MODULE = Path.of("ingest-service");
    private static final Path CORPORA = MODULE.resolve("src/test/resources/fuzz");
    private static final Path WORK = MODULE.resolve("target/fuzz");
    private static final Path CLASS_PATH = WORK.resolve("class-path");
    private static final Path STOP = WORK.resolve("stop");
    private static final Path LEDGER = MODULE.resolve("src/fuzz/ledger.csv");

    private static final String PACKAGE = "io.tidemark.ingest";
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final Duration LONGEST_SLICE = Duration.ofMinutes(10);
    /** CPU time that is worth the start of a JVM, which takes some 20 s of it. */
    private static final double SHORTEST_SLICE_CPU_SECONDS = 60;

    private static final Duration LONGEST_MERGE = Duration.ofMinutes(10);
    /** Longer than a machine is paused for; what takes long is told by the target itself, in CPU time. */
    private static final int TIMEOUT_SECONDS = 900;

    private static final int MOST_BYTES = 4_096;
    private static final int MOST_FILES = 40;

    private Fuzz() {}

    public static void main(String[] args) throws Exception {
        if (!Files.exists(CLASS_PATH)) {
            build();
        }
        List<String> names = Stream.of(args).filter(arg -> !arg.startsWith("--")).toList();
        List<Target> targets = targets().stream()
                .filter(target -> names.isEmpty() || names.contains(target.name))
                .toList();
        if (List.of(args).contains("--merge")) {
            for (Target target : targets) merge(target);
        } else {
            fuzz(targets);
        }
    }

    private record Target(String name, int quotaCpuSeconds) {

        Path folder(String kind) throws IOException {
            return Files.createDirectories(WORK.resolve(kind).resolve(name));
        }

        Path committed() throws IOException {
            return Files.createDirectories(CORPORA.resolve(name));
        }
    }

    /** Compiles the tests, and asks Maven for their class path with Jazzer. */
    private static void build() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Process maven = new ProcessBuilder(
                        "./mvnw", "-q", "-Pfuzz", "-pl", MODULE.toString(), "-am", "test-compile",
                        "dependency:build-classpath", "-Dmdep.outputFile=" + CLASS_PATH.toAbsolutePath())
                .inheritIO()
                .start();
        if (maven.waitFor() != 0) throw new IOException("the tests could not be compiled");
        Files.writeString(CLASS_PATH, MODULE.resolve("target/classes") + ":" + MODULE.resolve("target/test-classes") + ":"
                + Files.readString(CLASS_PATH).strip());
    }

    private static List<Target> targets() throws IOException, InterruptedException {
        List<String> command = java();
        command.addAll(List.of(PACKAGE + ".fuzz.SeedFiles", WORK.resolve("seeds").toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException("the targets could not be listed");
        return printed.lines()
                .map(line -> line.split(" "))
                .map(words -> new Target(words[0], Integer.parseInt(words[1])))
                .toList();
    }

    private static List<String> java() throws IOException {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-cp", Files.readString(CLASS_PATH).strip()));
    }

    private static List<String> jazzer(Target target, String... more) throws IOException {
        List<String> command = java();
        command.addAll(List.of(
                JAZZER,
                "--target_class=" + PACKAGE + ".fuzz.FuzzedTarget",
                "--target_args=" + target.name,
                "--instrumentation_includes=" + PACKAGE + ".**",
                "--instrumentation_excludes=" + PACKAGE + ".fuzz.**",
                "--custom_hook_includes=" + PACKAGE + ".**",
                "--reproducer_path=" + target.folder("reproducers"),
                "-artifact_prefix=" + target.folder("new-findings") + "/",
                "-max_len=" + MOST_BYTES,
                "-timeout=" + TIMEOUT_SECONDS,
                "-report_slow_units=" + TIMEOUT_SECONDS,
                "-print_final_stats=1"));
        command.addAll(List.of(more));
        return command;
    }

    /** Gives every target that wants CPU time a slice, round after round. */
    private static void fuzz(List<Target> targets) throws Exception {
        boolean any = true;
        while (any) {
            any = false;
            for (Target target : targets) any |= !Files.exists(STOP) && fuzz(target);
        }
    }

    /** One slice, unless another process has the target or it needs none; whether it had one. The last slice's corpus is merged. */
    private static boolean fuzz(Target target) throws Exception {
        Path lock = Files.createDirectories(WORK.resolve("locks")).resolve(target.name);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            double left = target.quotaCpuSeconds - Ledger.entry(target).cpuSeconds;
            if (taken == null || left <= 0 || !list(target.folder("findings")).isEmpty()) return false;
            Slice slice = slice(target, Math.max(left, SHORTEST_SLICE_CPU_SECONDS));
            int confirmed = confirm(target);
            Ledger.add(target, slice, confirmed);
            System.out.printf(
                    "%s: %s%s%n", target.name, slice, confirmed > 0 ? ", FOUND " + target.folder("findings") : "");
            if (slice.cpuSeconds >= left) merge(target);
            return true;
        }
    }

    private record Slice(double cpuSeconds, long executions, int edges, int features, int corpus) {}

    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s.*cov: (\\d+) ft: (\\d+) corp: (\\d+)");

    /** Fuzzes until so many seconds of CPU time are used, or the longest slice is over. */
    private static Slice slice(Target target, double cpuSeconds) throws IOException, InterruptedException {
        List<String> command = jazzer(
                target, "-max_total_time=" + LONGEST_SLICE.toSeconds(), target.folder("corpus").toString(),
                WORK.resolve("seeds").resolve(target.name).toString(), target.committed().toString());
        Path log = WORK.resolve("logs").resolve(target.name + ".log");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        double had = cpuSecondsOf(process, cpuSeconds);
        long executions = 0;
        int[] last = new int[3];
        for (String line : Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            Matcher progress = PROGRESS.matcher(line);
            if (progress.find()) {
                executions = Long.parseLong(progress.group(1));
                for (int i = 0; i < last.length; i++) last[i] = Integer.parseInt(progress.group(i + 2));
            }
        }
        return new Slice(had, executions, last[0], last[1], last[2]);
    }

    /** CPU time of a process, user and system, up to a second before its end; one that has had enough is ended. */
    private static double cpuSecondsOf(Process process, double most) throws InterruptedException {
        Duration cpu = Duration.ZERO;
        do {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            if (cpu.toMillis() >= 1e3 * most) process.destroy();
        } while (!process.waitFor(1, TimeUnit.SECONDS));
        return cpu.toMillis() / 1e3;
    }

    /** Keeps of the new findings those that can be reproduced. */
    private static int confirm(Target target) throws IOException, InterruptedException {
        int confirmed = 0;
        for (Path file : list(target.folder("new-findings"))) {
            Path log = target.folder("findings").resolveSibling(target.name + "-" + file.getFileName() + ".log");
            Process process = new ProcessBuilder(jazzer(target, file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                Files.move(file, target.folder("findings").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                confirmed++;
            } else {
                Files.delete(file);
            }
        }
        return confirmed;
    }

    /** Makes the committed corpus inputs that reach edges nothing smaller reaches, the largest of them, with the cases that failed once. */
    private static void merge(Target target) throws IOException, InterruptedException {
        Path merged = target.folder("merged");
        for (Path old : list(merged)) Files.delete(old);
        Process process = new ProcessBuilder(jazzer(
                        target, "-merge=1", "-use_counters=0", merged.toString(), target.committed().toString(),
                        target.folder("corpus").toString()))
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("logs").resolve(target.name + "-merge.log").toFile())
                .start();
        if (!process.waitFor(LONGEST_MERGE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        List<Path> kept = list(merged).stream().sorted(Comparator.comparingLong(Fuzz::size).reversed()).limit(MOST_FILES).toList();
        if (kept.isEmpty()) return;
        for (Path old : list(target.committed())) {
            if (!old.getFileName().toString().startsWith("case-")) Files.delete(old);
        }
        for (Path file : kept) Files.copy(file, target.committed().resolve(file.getFileName()));
        System.out.println(target.name + ": " + kept.size() + " files");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much each target has been fuzzed; processes beside each other take turns. */
    private record Ledger(double cpuSeconds, long executions, int findings) {

        private static final String HEADER = "target,quota,cpuSeconds,executions,edges,features,corpus,findings,date,version";
        private static final Ledger NOTHING = new Ledger(0, 0, 0);

        static Ledger entry(Target target) throws IOException {
            return of(lines().get(target.name));
        }

        private static Ledger of(String line) {
            if (line == null) return NOTHING;
            String[] values = line.split(",");
            return new Ledger(Double.parseDouble(values[2]), Long.parseLong(values[3]), Integer.parseInt(values[7]));
        }

        static void add(Target target, Slice slice, int found) throws IOException, InterruptedException {
            try (FileChannel channel = FileChannel.open(
                            WORK.resolve("ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Map<String, String> lines = lines();
                Ledger before = of(lines.get(target.name));
                lines.put(target.name, before.line(target, slice, found));
                Files.writeString(LEDGER, Stream.concat(Stream.of(HEADER), lines.values().stream())
                        .collect(Collectors.joining("\n", "", "\n")));
            }
        }

        private String line(Target target, Slice slice, int found) throws IOException, InterruptedException {
            return String.join(",", target.name, "" + target.quotaCpuSeconds,
                    String.format(java.util.Locale.ROOT, "%.1f", cpuSeconds + slice.cpuSeconds),
                    "" + (executions + slice.executions), "" + slice.edges, "" + slice.features, "" + slice.corpus,
                    "" + (findings + found), LocalDate.now().toString(), version());
        }

        private static Map<String, String> lines() throws IOException {
            if (!Files.exists(LEDGER)) return new TreeMap<>();
            return Files.readAllLines(LEDGER).stream()
                    .skip(1)
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(',')), line -> line, (a, b) -> b, TreeMap::new));
        }

        private static String version() throws IOException, InterruptedException {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*").start();
            String version = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? version : "unknown";
        }
    }
}
