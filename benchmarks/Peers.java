import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Times reading a capture against the programs that people use for it, on the same file and in one run: {@code java
 * benchmarks/Peers.java CAPTURE [PACKETS]}, from the root of a built checkout. The capture is a pcap of Ethernet, plain or
 * in gzip. It is repeated, each time with other IPv4 addresses, until it is long enough that starting a process does not
 * count; tshark gets a tenth of it. Programs that are not installed are left out.
 */
public class Peers {

    private static final int RUNS = 3;
    private static final int UPLOADS = 6;
    private static final int GLOBAL_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final Path folder;
    private final byte[] capture;
    private final ByteOrder order;
    private final List<int[]> records = new ArrayList<>();

    private Peers(Path folder, byte[] capture) {
        this.folder = folder;
        this.capture = capture;
        this.order = order(capture);
        ByteBuffer buffer = ByteBuffer.wrap(capture).order(order);
        int at = GLOBAL_HEADER;
        while (at + RECORD_HEADER <= capture.length) {
            int length = RECORD_HEADER + buffer.getInt(at + 8);
            if (at + length > capture.length) break;
            records.add(new int[] {at, length});
            at += length;
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("usage: java benchmarks/Peers.java CAPTURE [PACKETS] (from the root of a built checkout)");
            System.exit(1);
        }
        long packets = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000;
        Path folder = Files.createTempDirectory("tidemark-peers");
        try {
            new Peers(folder, plain(Files.readAllBytes(Path.of(arguments[0])))).run(packets);
        } finally {
            delete(folder);
        }
    }

    private void run(long packets) throws Exception {
        Path longOne = folder.resolve("long.pcap");
        Path shortOne = folder.resolve("short.pcap");
        long many = write(longOne, packets);
        long few = write(shortOne, packets / 10);
        System.out.printf(Locale.ROOT, "%,d packets, %,d bytes; %,d for tshark%n", many, Files.size(longOne), few);
        double streams = benchmark("Reading.streams", longOne);
        double file = benchmark("Reading.bytesAlone", longOne);
        System.out.printf("%-60s %14s %s%n", "", "packets/s", "Tidemark's reader is so many times as fast");
        print("Tidemark: reader and stream table, one core", streams, streams);
        print("the file merely read", file, streams);
        peer("tshark, to the fields of its streams", shortOne, few, streams, "tshark", "-n", "-r", shortOne.toString(), "-o",
                "tcp.desegment_tcp_streams:FALSE", "-T", "fields", "-e", "frame.time_epoch", "-e", "tcp.stream", "-e",
                "udp.stream", "-e", "tcp.flags");
        Path flows = Files.createDirectory(folder.resolve("flows"));
        peer("nfpcapd, to its flow files", longOne, many, streams, "nfpcapd", "-r", longOne.toString(), "-w", flows.toString());
        peer("tcptrace, to its summary", longOne, many, streams, "tcptrace", "-n", longOne.toString());
        print("Tidemark: upload until Kafka has acknowledged all of it", upload(longOne, many), streams);
    }

    /** Repeats the capture until it has so many packets, and says how many it has. */
    private long write(Path file, long packets) throws IOException {
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(capture, 0, GLOBAL_HEADER);
            for (int repetition = 0; written < packets; repetition++) {
                for (int[] record : records) out.write(capture, record[0], record[1]);
                written += records.size();
                readdress();
            }
        }
        return written;
    }

    /** Gives every IPv4 packet the next address on both sides, so that a repetition has streams of its own. */
    private void readdress() {
        ByteBuffer frames = ByteBuffer.wrap(capture);
        for (int[] record : records) {
            int ethernet = record[0] + RECORD_HEADER;
            boolean addressed = record[1] >= RECORD_HEADER + ETHERNET_HEADER + 20;
            if (addressed && frames.getShort(ethernet + 12) == IPV4) {
                for (int address : new int[] {ethernet + 26, ethernet + 30}) {
                    frames.putInt(address, frames.getInt(address) + 1);
                }
            }
        }
    }

    /** The packets a second that a benchmark of {@code benchmarks.jar} gives. */
    private double benchmark(String name, Path file) throws Exception {
        Path result = folder.resolve(name + ".json");
        String java = ProcessHandle.current().info().command().orElse("java");
        seconds(java, "-jar", HOME.resolve("benchmarks/target/benchmarks.jar").toString(), name + "$", "-f", "1", "-wi", "3",
                "-i", "5", "-p", "capture=" + file, "-rf", "json", "-rff", result.toString());
        return Double.parseDouble(find(Files.readString(result), "\"packets\" *: *\\{\\s*\"score\" *: *([0-9.E+]+)"));
    }

    private void peer(String title, Path file, long packets, double ours, String... command) throws Exception {
        try {
            List<Double> runs = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) runs.add(seconds(command));
            print(title, packets / median(runs), ours);
        } catch (IOException e) {
            System.out.printf("%-60s %14s%n", title, "not installed");
        }
    }

    private static double seconds(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + " failed");
        return (System.nanoTime() - start) / 1e9;
    }

    /** Fits of the captures before are kept short, for they run beside the next upload. */
    private double upload(Path file, long packets) throws Exception {
        Path data = folder.resolve("data");
        ProcessBuilder up = new ProcessBuilder(HOME.resolve("tidemark").toString(), "up", "--port", "0", "--data", data.toString())
                .redirectError(Redirect.DISCARD);
        up.environment().put("TIDEMARK_FIT_MODELS", "article");
        Process product = up.start();
        try {
            String address = new BufferedReader(new InputStreamReader(product.getInputStream())).readLine();
            List<Double> runs = new ArrayList<>();
            for (int users = 1; users <= UPLOADS; users++) {
                double seconds = upload(address, file, users);
                if (users > UPLOADS - RUNS) runs.add(seconds);
            }
            return packets / median(runs);
        } finally {
            product.destroy();
            product.waitFor();
        }
    }

    /** The same bytes with another number of users are another capture. */
    private static double upload(String address, Path file, int users) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures?users=" + users))
                .POST(BodyPublishers.ofFile(file))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (response.statusCode() != 202) throw new IllegalStateException("the upload was refused: " + response.body());
        return seconds;
    }

    private static void print(String title, double packetsPerSecond, double ours) {
        System.out.printf(Locale.ROOT, "%-60s %,14.0f %,.2f%n", title, packetsPerSecond, ours / packetsPerSecond);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static byte[] plain(byte[] bytes) throws IOException {
        if ((bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) return bytes;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static ByteOrder order(byte[] capture) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int magic = ByteBuffer.wrap(capture).order(order).getInt(0);
            if (magic == 0xa1b2c3d4 || magic == 0xa1b23c4d) return order;
        }
        throw new IllegalArgumentException("expected a pcap, plain or in gzip");
    }

    private static String find(String text, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(text);
        if (!value.find()) throw new IllegalStateException("no " + pattern + " in " + text);
        return value.group(1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
