package io.tidemark.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Talks to a running product over HTTP. A problem document becomes a {@link Failure} with its detail. */
final class ProductClient {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The longest name of a capture, in characters. */
    private static final int MAX_NAME_LENGTH = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI origin;

    /**
     * A client of the product at an address.
     *
     * @param origin address of the page
     */
    ProductClient(URI origin) {
        this.origin = origin;
    }

    /** Whether a product answers here. */
    boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(origin.resolve("/api/profiles"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("wire");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Uploads a capture and waits until the product has all of it.
     *
     * @param capture the file
     * @param captured what is said of it
     * @return the capture's id
     */
    String upload(Path capture, CaptureOrigin captured) throws IOException, InterruptedException {
        String query = said(capture.getFileName().toString(), captured);
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve("/api/captures" + query))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(capture));
        return send(request).get("id").asText();
    }

    /**
     * Uploads files that are read as one capture, and waits until the product has all of it.
     *
     * @param files in any order
     * @param name what to call the capture
     * @param captured what is said of them
     * @param mustAdjoin whether they are one capture only where their times adjoin
     * @return the capture, or with status 409 why they are none, where they must adjoin
     */
    Answered uploadAsOne(List<Path> files, String name, CaptureOrigin captured, boolean mustAdjoin)
            throws IOException, InterruptedException {
        FileForm form = FileForm.of(files);
        String query = said(name, captured) + "&adjoining=" + mustAdjoin;
        HttpResponse<String> response = exchange(HttpRequest.newBuilder(origin.resolve("/api/captures" + query))
                .header("Content-Type", form.contentType())
                .POST(form.body()));
        int status = response.statusCode();
        if (status >= 400 && !(status == 409 && mustAdjoin)) throw problem(response);
        return new Answered(status, json.readTree(response.body()));
    }

    /** What is said of a capture beside it. */
    private static String said(String name, CaptureOrigin captured) {
        String shown = name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
        return "?name=" + encode(shown) + "&users=" + captured.users()
                + captured.inside().stream()
                        .map(network -> "&inside=" + encode(network))
                        .collect(Collectors.joining())
                + captured.person().map(person -> "&person=" + encode(person)).orElse("");
    }

    /** The document at a path. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE).GET());
    }

    /**
     * What the product answers.
     *
     * @param status 200, 202, 404 or 409
     * @param document the document, or the problem document
     */
    record Answered(int status, JsonNode document) {}

    /** What there is at a path, where there may be nothing (404) or nothing yet (202, 409). */
    Answered ask(String path) throws IOException, InterruptedException {
        return ask(
                HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE).GET());
    }

    /** What the product answers to a document, where what it names may not be there (404). */
    Answered ask(String path, Map<String, ?> document) throws IOException, InterruptedException {
        return ask(posting(path, document));
    }

    private Answered ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(request);
        int status = response.statusCode();
        if (status >= 400 && status != 404 && status != 409) throw problem(response);
        return new Answered(status, json.readTree(response.body()));
    }

    /**
     * The rows of a capture's stream table, one after the other.
     *
     * @param capture the capture's id
     * @param row receives each
     */
    void streams(String capture, Consumer<JsonNode> row) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin.resolve("/api/captures/" + capture + "/streams"))
                .header("Accept", "application/x-ndjson")
                .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body();
                MappingIterator<JsonNode> rows = json.readerFor(JsonNode.class).readValues(body)) {
            if (response.statusCode() != 200) {
                throw new Failure(request.uri().getPath() + " answered with status " + response.statusCode());
            }
            rows.forEachRemaining(row);
        }
    }

    /** What the product answers to a document. */
    JsonNode post(String path, Map<String, ?> document) throws IOException, InterruptedException {
        return send(posting(path, document));
    }

    private HttpRequest.Builder posting(String path, Map<String, ?> document) throws JsonProcessingException {
        BodyPublisher body = BodyPublishers.ofString(json.writeValueAsString(document));
        return HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(body);
    }

    /** What the product answers to a file of YAML. */
    JsonNode postYaml(String path, Path file) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofFile(file)));
    }

    /** Path of the sizing answer for a fit. */
    static String sizing(String fit, List<String> parameters) {
        return "/api/sizing?fit=" + encode(fit) + "&" + String.join("&", parameters);
    }

    /** Path of the sizes with all built-in devices, for captures together. */
    static String profileSizes(List<String> captures, List<String> parameters) {
        return "/api/sizing/profiles?"
                + Stream.concat(captures.stream().map(capture -> "capture=" + capture), parameters.stream())
                        .collect(Collectors.joining("&"));
    }

    /** A value as it stands in a query. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(builder);
        if (response.statusCode() >= 400) throw problem(response);
        return json.readTree(response.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.header("Accept", "application/json").build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Failure("nothing answers at " + origin, e);
        }
    }

    private Failure problem(HttpResponse<String> response) {
        try {
            JsonNode problem = json.readTree(response.body());
            String detail = problem.path("detail").asText(problem.path("title").asText());
            if (!detail.isEmpty()) return new Failure(detail);
        } catch (JsonProcessingException e) {
            // not a problem document: the status has to do
        }
        return new Failure(response.request().uri().getPath() + " answered with status " + response.statusCode());
    }
}
