import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times the product as its users meet it, over HTTP and as a whole process: {@code java benchmarks/Speed.java CAPTURE}.
 * Prints minimum, median and maximum of each stage. The same bytes with another number of users are another capture, which
 * is how one file is uploaded many times.
 */
public class Speed {

    private static final int WARM_UP = 8;
    private static final int RUNS = 9;
    private static final int WHOLE_RUNS = 3;
    private static final List<String> MODELS =
            List.of("article", "nb+gamma", "nb+log-histogram", "hmm-tied+log-histogram");
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path capture;
    private String address;
    private String fit;

    Speed(Path capture) {
        this.capture = capture;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("usage: java benchmarks/Speed.java CAPTURE (from the root of a built checkout)");
            System.exit(1);
        }
        new Speed(Path.of(arguments[0]).toAbsolutePath()).run();
    }

    private void run() throws Exception {
        System.out.printf("%-52s %9s %9s %9s%n", "seconds, " + capture.getFileName(), "min", "median", "max");
        Path data = Files.createTempDirectory("tidemark-speed");
        String[] command = {HOME.resolve("tidemark").toString(), "up", "--port", "0", "--data", data.toString()};
        Process up = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            address = new BufferedReader(new InputStreamReader(up.getInputStream())).readLine();
            measureUploadsAndFits();
            measureRequest("GET /api/concurrency, 200 users, all draws", "api/concurrency");
            measureRequest("GET /api/sizing, 200 users, 8 h", "api/sizing");
        } finally {
            up.destroy();
            up.waitFor();
            delete(data);
        }
        measureWholeProcess();
    }

    private void measureUploadsAndFits() throws Exception {
        List<Double> uploads = new ArrayList<>();
        Map<String, List<Double>> fits = new LinkedHashMap<>();
        for (int users = 1; users <= WARM_UP + RUNS; users++) {
            Timed<String> upload = Timed.of(upload(users));
            String id = field(upload.value(), "id");
            awaitFits(id);
            if (users > WARM_UP) {
                uploads.add(upload.seconds());
                for (String model : MODELS) {
                    fits.computeIfAbsent(model, first -> new ArrayList<>()).add(wallSeconds(id, model));
                }
            }
        }
        print("upload: parsed, published, acknowledged", uploads);
        fits.forEach((model, seconds) -> print("fit " + model + ", 4 x (1,000 + 1,000)", seconds));
    }

    /** Times a request of 200 users; a few more each time, so that no answer is one kept from before. */
    private void measureRequest(String title, String path) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            String request = path + "?fit=" + fit + "&users=" + (200 + run);
            double taken = Timed.of(() -> get(request)).seconds();
            if (run >= WARM_UP) {
                seconds.add(taken);
            }
        }
        print(title, seconds);
    }

    private void measureWholeProcess() throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < WHOLE_RUNS; run++) {
            Path data = Files.createTempDirectory("tidemark-speed");
            Timed<Integer> exit = Timed.of(() -> size(data));
            if (exit.value() != 0) {
                throw new IllegalStateException("tidemark size ended with " + exit.value());
            }
            seconds.add(exit.seconds());
            delete(data);
        }
        print("./tidemark size, start to end, new data folder", seconds);
    }

    private int size(Path data) throws Exception {
        String[] command = {
            HOME.resolve("tidemark").toString(), "size", capture.toString(), "--users", "200", "--data", data.toString()
        };
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Callable<String> upload(int users) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/captures?name=speed&users=" + users))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(capture))
                .build();
        return () -> http.send(request, BodyHandlers.ofString()).body();
    }

    /** Has all models that compete fitted, under the definition wire, and waits until nothing is fitted any more. */
    private void awaitFits(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/fits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"captures\":[\"" + id + "\"]}"))
                .build();
        http.send(request, BodyHandlers.ofString());
        while (true) {
            String fits = get("api/fits?capture=" + id);
            if (fits.contains("\"default\":true") && !fits.contains("\"queued\"") && !fits.contains("\"running\"")) {
                fit = find(fits, "\\{[^}]*\"definition\":\"wire\"[^}]*\"default\":true[^}]*}", "\"id\":\"([^\"]+)\"");
                // what follows a fit in the background should not disturb the next upload
                if (get("api/fits/" + fit).contains("\"comparing\":false")) return;
            }
            Thread.sleep(50);
        }
    }

    private double wallSeconds(String id, String model) throws Exception {
        String fits = get("api/fits?capture=" + id);
        String one = find(fits, "\\{[^}]*\"model\":\"" + Pattern.quote(model) + "\"[^}]*}", "\"id\":\"([^\"]+)\"");
        return Double.parseDouble(find(get("api/fits/" + one), ".*", "\"wallSeconds\":([0-9.eE-]+)"));
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "application/json")
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.body());
        }
        return response.body();
    }

    /** What some work gave, and the seconds it took. */
    private record Timed<T>(T value, double seconds) {

        static <T> Timed<T> of(Callable<T> work) throws Exception {
            long start = System.nanoTime();
            T value = work.call();
            return new Timed<>(value, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void print(String title, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-52s %9.3f %9.3f %9.3f%n",
                title,
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
    }

    private static String field(String json, String name) {
        return find(json, ".*", "\"" + name + "\":\"([^\"]+)\"");
    }

    private static String find(String text, String outer, String inner) {
        Matcher within = Pattern.compile(outer, Pattern.DOTALL).matcher(text);
        if (within.find()) {
            Matcher value = Pattern.compile(inner).matcher(within.group());
            if (value.find()) {
                return value.group(1);
            }
        }
        throw new IllegalStateException("no " + inner + " in " + text);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
