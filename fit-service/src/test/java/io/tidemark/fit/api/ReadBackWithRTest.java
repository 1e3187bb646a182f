package io.tidemark.fit.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What R's package {@code posterior} says of draws that it reads, in both forms, is what the fit's document says. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class ReadBackWithRTest {

    private static final int CHAINS = 3;
    private static final List<String> COLUMNS = List.of("mean", "sd", "rhat", "essBulk", "essTail", "mcseMean");

    @Inject
    Topics topics;

    @TempDir
    Path folder;

    @Test
    void posteriorSummarisesTheDrawsAsTheDocumentDoes() throws Exception {
        assumeTrue(hasR(), "left out: there is no Rscript with the packages posterior and jsonlite");
        String capture = LaboratoryCapture.id(61);
        topics.send(LaboratoryCapture.metrics(capture, "conntrack", 300, 61));
        String fit = FitsOverHttp.ask(
                Map.of("captures", List.of(capture), "definition", "conntrack", "chains", CHAINS, "draws", 700));
        JsonPath document = FitsOverHttp.ended(fit);
        List<String> rows = run(files(fit)).lines().toList();
        int parameters = document.getList("parameters").size();
        assertEquals(2 * parameters, rows.size(), String.join("\n", rows));
        for (int row = 0; row < rows.size(); row++) {
            assertAgrees(document.getMap("parameters[" + row % parameters + "]"), rows.get(row));
        }
    }

    private static void assertAgrees(Map<String, Object> summary, String row) {
        String[] cells = row.split("\t");
        assertEquals(summary.get("name"), cells[1]);
        for (int column = 0; column < COLUMNS.size(); column++) {
            double expected = ((Number) summary.get(COLUMNS.get(column))).doubleValue();
            double actual = Double.parseDouble(cells[2 + column]);
            assertEquals(expected, actual, 1e-6 * Math.abs(expected), COLUMNS.get(column) + " in " + row);
        }
    }

    private String[] files(String fit) throws IOException {
        List<String> files = new ArrayList<>();
        files.add(fetch(fit, "?format=json", "draws.json"));
        for (int chain = 1; chain <= CHAINS; chain++) {
            files.add(fetch(fit, "?format=csv&chain=" + chain, "chain-" + chain + ".csv"));
        }
        return files.toArray(String[]::new);
    }

    private String fetch(String fit, String query, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, given().get("/api/fits/" + fit + "/draws" + query).asByteArray());
        return file.toString();
    }

    private String run(String... files) throws IOException, InterruptedException {
        Path script = folder.resolve("read-back.R");
        try (InputStream source = ReadBackWithRTest.class.getResourceAsStream("read-back.R")) {
            Files.copy(source, script);
        }
        List<String> command = new ArrayList<>(List.of("Rscript", "--vanilla", script.toString()));
        command.addAll(List.of(files));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, printed);
        return printed;
    }

    private static boolean hasR() throws InterruptedException {
        try {
            return new ProcessBuilder("Rscript", "--vanilla", "-e", "library(posterior); library(jsonlite)")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noRscript) {
            return false;
        }
    }
}
