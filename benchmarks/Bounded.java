import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Shows that ingest-service is bounded, whatever comes in: {@code java benchmarks/Bounded.java [--gigabytes 10] [--streams 10000000]}.
 * Starts the product on a data folder of its own, sends it a large capture, a flood of SYNs, decompression bombs and fifty uploads at
 * once, all made while they are sent, and looks at the answers and at what is left. Exits with 1 where anything is not as it should be.
 * Reads /proc, so it needs Linux.
 */
public class Bounded {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int UPLOADS = 50;
    private static final int HOSTS = 10_000;
    private static final int SLOW = 10;
    /** Every half second, which is enough to keep a place where all are taken ({@code tidemark.upload.least-rate}). */
    private static final int SLOW_BYTES = 4_000;
    private static final long HEAP_GROWTH_BYTES = 16L << 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long gigabytes;
    private final int streams;
    private String address;
    private Ingest ingest;
    private Path temporary;
    private Path data;
    private boolean failed;

    Bounded(long gigabytes, int streams) {
        this.gigabytes = gigabytes;
        this.streams = streams;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Bounded bounded = new Bounded(option(given, "--gigabytes", 10), (int) option(given, "--streams", 10_000_000));
        bounded.run();
        System.exit(bounded.failed ? 1 : 0);
    }

    private static long option(List<String> arguments, String name, long otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(arguments.get(at + 1));
    }

    private void run() throws Exception {
        data = Files.createTempDirectory("tidemark-bounded");
        temporary = Files.createDirectory(data.resolve("temporary"));
        String[] command = {HOME.resolve("tidemark").toString(), "up", "--port", "0", "--data", data.toString()};
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        builder.environment().put("TIDEMARK_UPLOAD_MAX_EXPANDED_BYTES", "3G");
        Process up = builder.start();
        try {
            address = new BufferedReader(new InputStreamReader(up.getInputStream())).readLine();
            ingest = Ingest.of(up);
            measure();
        } finally {
            up.destroy();
            up.waitFor();
            delete(data);
        }
    }

    private void measure() throws Exception {
        check("ingest-service runs with", ingest.heapOption(), ingest.heapOption().equals("-Xmx256m"));
        send("warm-up", new Traffic(1_000_000));
        Left before = left();
        sendLargeCapture();
        sendFlood();
        sendManyHosts();
        sendBombs();
        sendAborted();
        sendAtOnce();
        askAtOnce();
        checkNothingLeft(before);
        print("largest resident memory, all phases", ingest.statusKilobytes("VmHWM") / 1_024 + " MiB");
    }

    private void sendLargeCapture() throws Exception {
        Traffic traffic = new Traffic(gigabytes * 1_000_000_000L);
        String capture = send("large", traffic);
        print("capture sent, never stored", traffic.sentBytes + " bytes");
        check("  packets", capture, "\"packets\":", traffic.packets);
        check("  TCP streams", capture, "\"streams\":\\{\"tcp\":", traffic.opened);
        check("  TCP connections", capture, "\"connections\":\\{\"tcp\":", traffic.opened);
        check("  UDP streams", capture, "\"streams\":\\{\"tcp\":\\d+,\"udp\":", traffic.opened);
        check("  evicted", capture, "\"evicted\":", 0);
        print("  largest resident memory so far", ingest.statusKilobytes("VmHWM") / 1_024 + " MiB");
    }

    private void sendFlood() throws Exception {
        Flood flood = new Flood(streams);
        String capture = send("flood", flood);
        long evicted = number(capture, "\"evicted\":");
        print("SYN flood, streams among real connections", streams + " among " + Flood.CONNECTIONS);
        check("  TCP streams", capture, "\"streams\":\\{\"tcp\":", (long) streams + Flood.CONNECTIONS);
        check("  evicted, stated in the answer", evicted + "", streams < 1_000_000 || evicted > 0);
        check("  real connections kept", capture, "\"connections\":\\{\"tcp\":", Flood.CONNECTIONS);
        long rows = lines(find(capture, "\"id\":\"([^\"]+)\""));
        check("  rows of the stream table", rows + "", rows + evicted == (long) streams + Flood.CONNECTIONS);
        print("  largest resident memory so far", ingest.statusKilobytes("VmHWM") / 1_024 + " MiB");
    }

    /** More connections than there is room for: some hosts are kept, whole. */
    private void sendManyHosts() throws Exception {
        int rounds = streams / HOSTS;
        long all = (long) rounds * HOSTS;
        String capture = send("hosts&users=" + HOSTS, log(rounds));
        long kept = number(capture, "\"active\":");
        print("a log's connections, of hosts", all + " of " + HOSTS);
        check("  TCP streams", capture, "\"streams\":\\{\"tcp\":", all);
        check("  hosts of which those kept are drawn", capture, "\"sampledFrom\":", HOSTS);
        check("  hosts that are kept", kept + "", kept >= 10 && kept < HOSTS);
        check("  their connections, all that they have", capture, "\"connections\":\\{\"tcp\":", kept * rounds);
        check("  evicted", capture, "\"evicted\":", all - kept * rounds);
        check("  connections evicted of hosts that are kept", capture.contains("streams-evicted") + "", !capture.contains("streams-evicted"));
        print("  largest resident memory so far", ingest.statusKilobytes("VmHWM") / 1_024 + " MiB");
    }

    /** Zeek's conn.log of hosts each of which opens a connection a round, a round every five minutes. */
    private static InputStream log(int rounds) {
        PrimitiveIterator.OfInt round = IntStream.range(0, rounds).iterator();
        String fields = "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n";
        return new SequenceInputStream(new ByteArrayInputStream(fields.getBytes(StandardCharsets.US_ASCII)), new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return round.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return rows(round.nextInt());
            }
        }));
    }

    private static InputStream rows(int round) {
        StringBuilder rows = new StringBuilder();
        for (int host = 0; host < HOSTS; host++) {
            rows.append(1_700_000_000 + 300 * round).append("\t10.0.").append(host >> 8).append('.').append(host & 0xff);
            rows.append('\t').append(1_024 + round).append("\t192.0.2.1\t443\ttcp\t3.5\tSF\n");
        }
        return new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void sendBombs() throws Exception {
        HttpResponse<String> ratio = post("bomb-ratio", new ByteArrayInputStream(bomb(0, 2_900L << 20)));
        check("bomb of 1,029 times: 413", detail(ratio), ratio.statusCode() == 413 && ratio.body().contains("1000 times"));
        HttpResponse<String> bytes = post("bomb-bytes", new ByteArrayInputStream(bomb(100, 3_100L << 20)));
        check("bomb of 3.03 GiB where 3 are allowed: 413", detail(bytes), bytes.statusCode() == 413 && bytes.body().contains("3221225472 bytes"));
    }

    /** Half of a capture each, and then the connection is gone. */
    private void sendAborted() throws Exception {
        long captures = captures();
        long topics = topicBytes();
        byte[] capture = new Traffic(400_000).readAllBytes();
        inParallel(UPLOADS, number -> {
            try (RawUpload upload = new RawUpload(address, "aborted-" + number, capture.length)) {
                upload.send(capture, 0, capture.length / 2);
                Thread.sleep(500);
            }
            return number;
        });
        await(() -> Stream.iterate(0, n -> n + 1).limit(UPLOADS).noneMatch(n -> status("aborted-" + n).equals("receiving")));
        check("50 aborted at once, their records", captures() - captures + "", captures() == captures);
        check("  bytes they left in topics", topicBytes() - topics + "", topicBytes() == topics);
    }

    /** Slow ones and quick ones together; who is told to come back does. */
    private void sendAtOnce() throws Exception {
        long captures = captures();
        List<Sent> sent = inParallel(UPLOADS, number -> number < SLOW ? sendSlowly(number) : sendQuickly(number));
        long refusals = sent.stream().mapToInt(Sent::refusals).sum();
        check(
                "50 uploads at once, 10 at 8 kB a second",
                sent.stream().filter(Sent::right).count() + " right",
                sent.stream().allMatch(Sent::right));
        print("  told to come back later (503, Retry-After)", refusals + " times");
        check("  their records", captures() - captures + "", captures() - captures == UPLOADS);
    }

    /** Two weeks second by second, asked for by fifty at once; who is told to come back does. */
    private void askAtOnce() throws Exception {
        String log = "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n"
                + "1700000000.5\t10.0.0.1\t1024\t10.0.0.2\t80\ttcp\t3.5\tSF\n"
                + "1701200000.5\t10.0.0.1\t1025\t10.0.0.2\t80\ttcp\t3.5\tSF\n";
        String id = find(send("weeks", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))), "\"id\":\"([^\"]+)\"");
        long expected = askForMetrics(id);
        List<Long> bytes = inParallel(UPLOADS, number -> askForMetrics(id));
        check(
                "50 at once ask for two weeks of metrics",
                bytes.stream().filter(each -> each == expected).count() + " right, " + expected + " bytes each",
                bytes.stream().allMatch(each -> each == expected && each > 10_000_000));
        print("  largest resident memory so far", ingest.statusKilobytes("VmHWM") / 1_024 + " MiB");
    }

    private long askForMetrics(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures/" + id + "/metrics")).build();
        while (true) {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                long bytes = body.transferTo(OutputStream.nullOutputStream());
                if (answer.statusCode() == 200) return bytes;
                if (answer.statusCode() != 503) return -1;
            }
            Thread.sleep(1_000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        }
    }

    private record Sent(boolean right, int refusals) {}

    private Sent sendSlowly(int number) throws Exception {
        byte[] capture = new Traffic(80_000 + 30_000 * number).readAllBytes();
        int refusals = 0;
        while (true) {
            try (RawUpload upload = new RawUpload(address, "slow-" + number, capture.length)) {
                for (int at = 0; at < capture.length; at += SLOW_BYTES) {
                    upload.send(capture, at, Math.min(at + SLOW_BYTES, capture.length));
                    Thread.sleep(500);
                }
                String line = upload.statusLine();
                if (!line.contains(" 503 ")) return new Sent(line.contains(" 202 "), refusals);
            } catch (IOException refusedWhileSending) {
                // the answer came before the end, as it may
            }
            refusals++;
            Thread.sleep(5_000);
        }
    }

    private Sent sendQuickly(int number) throws Exception {
        int refusals = 0;
        while (true) {
            Traffic traffic = new Traffic(1_000_000 + 5_000 * number);
            HttpResponse<String> answer = post("quick-" + number, traffic);
            if (answer.statusCode() == 202) {
                String capture = get(answer.headers().firstValue("Location").orElseThrow().substring(1));
                return new Sent(number(capture, "\"packets\":") == traffic.packets, refusals);
            }
            if (answer.statusCode() != 503) return new Sent(false, refusals);
            refusals++;
            Thread.sleep(1_000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        }
    }

    /** What there is in the service while nothing goes on. */
    private record Left(List<String> threads, List<String> files, long heapBytes) {}

    private Left left() throws Exception {
        long heapBytes = ingest.heapBytes(); // first, for asking starts a thread that stays
        return new Left(ingest.threads(), files(), heapBytes);
    }

    private void checkNothingLeft(Left before) throws Exception {
        await(() -> without(ingest.threads(), before.threads()).isEmpty());
        List<String> threads = without(ingest.threads(), before.threads());
        check("left behind: threads", threads + "", threads.isEmpty());
        List<String> files = without(files(), before.files());
        check("  files", files + "", files.isEmpty());
        long heap = ingest.heapBytes();
        check(
                "  heap after a collection, before and now",
                (before.heapBytes() >> 20) + " and " + (heap >> 20) + " MiB",
                heap < before.heapBytes() + HEAP_GROWTH_BYTES);
    }

    /** What the service has open, and what lies in the folder for temporary files; logs are no leavings. */
    private List<String> files() {
        List<String> files = new ArrayList<>(ingest.openFiles());
        try (Stream<Path> tree = Files.walk(temporary)) {
            tree.filter(Files::isRegularFile).map(Path::toString).forEach(files::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    private static List<String> without(List<String> all, List<String> known) {
        List<String> left = new ArrayList<>(all);
        known.forEach(left::remove);
        return left;
    }

    private long topicBytes() throws IOException {
        try (Stream<Path> tree = Files.walk(data)) {
            return tree.filter(path -> path.toString().contains("tidemark.capture.") && path.toString().endsWith(".log"))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    private String send(String token, InputStream capture) throws Exception {
        HttpResponse<String> answer = post(token, capture);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(token + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        return get(answer.headers().firstValue("Location").orElseThrow().substring(1));
    }

    private HttpResponse<String> post(String token, InputStream capture) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures?upload=" + token))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(() -> capture))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private String status(String token) {
        return find(get("api/uploads/" + token), "\"status\":\"([^\"]+)\"");
    }

    private long captures() {
        return Pattern.compile("\"id\":").matcher(get("api/captures")).results().count();
    }

    private long lines(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures/" + id + "/streams"))
                .header("Accept", "application/x-ndjson")
                .build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            return lines.count();
        }
    }

    private void check(String title, String json, String before, long expected) {
        long found = number(json, before);
        check(title, found + (found == expected ? "" : ", expected " + expected), found == expected);
    }

    private void check(String title, String found, boolean right) {
        failed |= !right;
        print(title, found + (right ? "" : "   <-- WRONG"));
    }

    private static void print(String title, String value) {
        System.out.printf(Locale.ROOT, "%-48s %s%n", title, value);
    }

    private static String detail(HttpResponse<String> answer) {
        return find(answer.body(), "\"detail\":\"([^\"]*)\"");
    }

    private static long number(String json, String before) {
        return Long.parseLong(find(json, before + "(\\d+)"));
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (matcher.find()) return matcher.group(1);
        throw new IllegalStateException("no " + pattern + " in " + text);
    }

    private interface Numbered<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> inParallel(int count, Numbered<T> work) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int number = n;
                calls.add(() -> work.of(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : senders.invokeAll(calls)) results.add(each.get());
            return results;
        } finally {
            senders.shutdown();
        }
    }

    /** Waits until something is so, two minutes at most; what it is about is checked afterwards. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int second = 0; second < 120 && !condition.getAsBoolean(); second++) Thread.sleep(1_000);
    }

    /** A pcap in gzip: frames of zeros but for some bytes that do not compress, or without those zeros alone, which are empty frames. */
    private static byte[] bomb(int randomBytes, long expandedBytes) throws IOException {
        Random random = new Random(1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Pcap.header());
            byte[] some = new byte[randomBytes];
            for (long sent = 0; sent < expandedBytes; sent += 65_536) {
                random.nextBytes(some);
                ByteBuffer record = ByteBuffer.allocate(65_536).order(ByteOrder.LITTLE_ENDIAN);
                if (randomBytes > 0) record.putInt(8, 65_520).putInt(12, 65_520).put(1_000, some);
                gzip.write(record.array());
            }
        }
        return packed.toByteArray();
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The process of ingest-service, as the system shows it. */
    private record Ingest(long pid) {

        static Ingest of(Process up) {
            return up.descendants()
                    .filter(each -> each.info().commandLine().orElse("").contains("ingest-service"))
                    .map(each -> new Ingest(each.pid()))
                    .findFirst()
                    .orElseThrow();
        }

        String heapOption() throws IOException {
            return find(Files.readString(Path.of("/proc/" + pid + "/cmdline")), "(-Xmx[^\0]+)");
        }

        /** Names of its threads, but those of the compiler, which come and go. */
        List<String> threads() {
            return list("task").stream()
                    .map(task -> read(task.resolve("comm")))
                    .filter(name -> !name.matches("C[12] .*|"))
                    .toList();
        }

        /** Files it has open, deleted ones too, but programs and logs. */
        List<String> openFiles() {
            return list("fd").stream()
                    .map(Ingest::target)
                    .filter(file -> file.matches("/(?!dev/|proc/|sys/).*") && !file.matches(".*\\.(jar|so|log)|.*/modules"))
                    .toList();
        }

        long statusKilobytes(String name) throws IOException {
            return Long.parseLong(find(Files.readString(Path.of("/proc/" + pid + "/status")), name + ":\\s+(\\d+) kB"));
        }

        /** Bytes that a full collection leaves. */
        long heapBytes() throws Exception {
            command("GC.run");
            Matcher used = Pattern.compile("generation +total \\d+K, used (\\d+)K").matcher(command("GC.heap_info"));
            return used.results().mapToLong(each -> Long.parseLong(each.group(1)) << 10).sum();
        }

        private String command(String name) throws Exception {
            Process jcmd = new ProcessBuilder("jcmd", Long.toString(pid), name).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        private List<Path> list(String folder) {
            try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + folder))) {
                return entries.toList();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file).strip();
            } catch (IOException endedMeanwhile) {
                return "";
            }
        }

        private static String target(Path link) {
            try {
                return Files.readSymbolicLink(link).toString();
            } catch (IOException closedMeanwhile) {
                return "";
            }
        }
    }

    /** An upload written to a socket, so that it can be slow or end early. */
    private static final class RawUpload implements AutoCloseable {

        private final Socket socket;
        private final OutputStream out;

        RawUpload(String base, String token, long contentLength) throws IOException {
            URI uri = URI.create(base);
            socket = new Socket(uri.getHost(), uri.getPort());
            out = socket.getOutputStream();
            String head = "POST /api/captures?upload=" + token + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nContent-Length: " + contentLength + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
        }

        void send(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
        }

        String statusLine() throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine() + " ";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A pcap that is made while it is read. */
    private abstract static class Pcap extends InputStream {

        static final int FIN = 1;
        static final int SYN = 2;
        static final int ACK = 16;
        static final int SERVER = 0xC0A80001;
        private static final int HEADERS_BYTES = 14 + 20 + 20;
        private static final int TCP = 6;
        private static final int UDP = 17;

        private final ByteBuffer made = ByteBuffer.allocate(1 << 20);
        private boolean more = true;
        long madeBytes;
        long sentBytes;
        long packets;

        Pcap() {
            made.put(header()).flip();
        }

        static byte[] header() {
            ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
            return header.putInt(16, 262_144).putInt(20, 1).array();
        }

        /** Adds some packets; false where there are no more. */
        abstract boolean addPackets();

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!made.hasRemaining() && !make()) return -1;
            int count = Math.min(length, made.remaining());
            made.get(target, offset, count);
            sentBytes += count;
            return count;
        }

        private boolean make() {
            made.clear();
            while (more && made.remaining() > 1 << 14) more = addPackets();
            made.flip();
            return made.hasRemaining();
        }

        void tcp(long micros, boolean fromClient, int client, int port, int flags, int sequence, int payloadBytes) {
            head(micros, fromClient, client, TCP, payloadBytes);
            ports(fromClient, port, 443);
            made.putInt(sequence).putInt(1).put((byte) 0x50).put((byte) flags).putShort((short) 1_000).putInt(0);
            made.position(made.position() + payloadBytes);
        }

        void udp(long micros, boolean fromClient, int client, int port, int payloadBytes) {
            head(micros, fromClient, client, UDP, payloadBytes - 12);
            ports(fromClient, port, 53);
            made.putShort((short) (8 + payloadBytes)).putShort((short) 0);
            made.position(made.position() + payloadBytes);
        }

        private void head(long micros, boolean fromClient, int client, int protocol, int payloadBytes) {
            packets++;
            int length = HEADERS_BYTES + payloadBytes;
            madeBytes += 16 + length;
            made.order(ByteOrder.LITTLE_ENDIAN).putInt((int) (1_700_000_000 + micros / 1_000_000));
            made.putInt((int) (micros % 1_000_000)).putInt(length).putInt(length);
            made.order(ByteOrder.BIG_ENDIAN).putInt(0x02000000).putLong(0).putShort((short) 0x0800);
            made.putShort((short) 0x4500).putShort((short) (length - 14)).putInt(0);
            made.put((byte) 64).put((byte) protocol).putShort((short) 0);
            made.putInt(fromClient ? client : SERVER).putInt(fromClient ? SERVER : client);
        }

        private void ports(boolean fromClient, int client, int server) {
            made.putShort((short) (fromClient ? client : server)).putShort((short) (fromClient ? server : client));
        }
    }

    /** People at work: connections of 200 packets, 64 at a time, each after a question to the name server. */
    private static final class Traffic extends Pcap {

        private static final int AT_ONCE = 64;
        private static final int PACKETS = 200;
        private static final int CLIENTS = 250;

        private final long mostBytes;
        private final int[] connection = new int[AT_ONCE];
        private final int[] step = new int[AT_ONCE];
        private long micros;
        private int turn;
        int opened;

        Traffic(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        boolean addPackets() {
            int slot = turn++ % AT_ONCE;
            if (step[slot] == 0) connection[slot] = opened++;
            int client = 0x0A000001 + connection[slot] % CLIENTS;
            int port = 1_024 + connection[slot] / CLIENTS;
            if (step[slot] == 0) {
                udp(micros += 100, true, client, port, 40);
                udp(micros += 100, false, client, port, 120);
            }
            addSegment(client, port, step[slot]);
            step[slot] = (step[slot] + 1) % PACKETS;
            return madeBytes < mostBytes;
        }

        private void addSegment(int client, int port, int at) {
            micros += 300;
            switch (at) {
                case 0 -> tcp(micros, true, client, port, SYN, 0, 0);
                case 1 -> tcp(micros, false, client, port, SYN | ACK, 0, 0);
                case 2, PACKETS - 1 -> tcp(micros, true, client, port, ACK, 1, 0);
                case PACKETS - 3 -> tcp(micros, true, client, port, FIN | ACK, 1, 0);
                case PACKETS - 2 -> tcp(micros, false, client, port, FIN | ACK, 1, 0);
                default -> tcp(micros, at % 3 == 0, client, port, ACK, at, at % 3 == 0 ? 0 : 1_448);
            }
        }
    }

    /** SYNs that nobody answers, every one a stream; among them connections that are open all the while, most of it silent. */
    private static final class Flood extends Pcap {

        static final int CONNECTIONS = 3_000;

        private final int streams;
        private final int synsPerConnection;
        private int syns;
        private int opened;
        private int closed;

        Flood(int streams) {
            this.streams = streams;
            this.synsPerConnection = streams / 2 / CONNECTIONS;
        }

        @Override
        boolean addPackets() {
            if (syns == streams) {
                tcp(micros(), true, client(closed), 2_000, FIN | ACK, 1, 0);
                return ++closed < CONNECTIONS;
            }
            if (opened < CONNECTIONS && syns >= opened * synsPerConnection) {
                tcp(micros(), true, client(opened), 2_000, SYN, 0, 0);
                tcp(micros(), false, client(opened), 2_000, SYN | ACK, 0, 0);
                tcp(micros(), true, client(opened), 2_000, ACK, 1, 0);
                opened++;
            }
            tcp(micros(), true, 0x14000000 + syns++, 3_000, SYN, 0, 0);
            return true;
        }

        private static int client(int connection) {
            return 0x0A000001 + connection;
        }

        private long micros() {
            return 100L * syns;
        }
    }
}
