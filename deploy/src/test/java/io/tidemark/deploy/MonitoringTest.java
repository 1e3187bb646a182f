package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.contracts.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and the dashboard say of the services what those tell, and alerts are raised by what they are there for. */
class MonitoringTest {

    private static final String ALERTS = "deploy/components/monitoring/alerts.yaml";
    private static final String DASHBOARD = "deploy/components/monitoring/dashboard.json";

    /** Told by Prometheus and by Kubernetes. */
    private static final Set<String> OF_OTHERS =
            Set.of("up", "kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes");

    /** Set by Prometheus, by how it finds what it scrapes. */
    private static final Set<String> LABELS_OF_OTHERS = Set.of("job", "instance", "persistentvolumeclaim");

    private static final Pattern NAME =
            Pattern.compile("\\b(up|(?:tidemark|http|agroal|jvm|kafka|kubelet)_[a-z_]+)\\b(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=|!=|=~)\"");

    @Test
    void alertsAndPanelsAskForWhatServicesTell() throws IOException {
        List<String> expressions = expressions().toList();
        assertTrue(expressions.size() > 20);
        expressions.forEach(MonitoringTest::assertTold);
    }

    /** Every metric of an expression, and every label, is one that services or Prometheus tell. */
    static void assertTold(String expression) {
        Set<String> known = Stream.concat(Metric.ALL.stream().map(Metric::name), OF_OTHERS.stream())
                .collect(Collectors.toSet());
        Set<String> labels =
                Metric.ALL.stream().flatMap(metric -> metric.labels().stream()).collect(Collectors.toSet());
        labels.addAll(LABELS_OF_OTHERS);
        Matcher matcher = NAME.matcher(expression);
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
            if (matcher.group(2) == null) continue;
            LABEL.matcher(matcher.group(2))
                    .results()
                    .forEach(label -> assertTrue(labels.contains(label.group(1)), expression));
        }
        assertFalse(names.isEmpty(), expression);
        names.removeAll(known);
        assertEquals(Set.of(), names, expression);
    }

    @Test
    void everyAlertSaysWhatItIsAndWhatToLookAtFirst() {
        alerts().forEach(alert -> {
            for (String text : List.of("summary", "description", "runbook")) {
                assertTrue(alert.at("/annotations/" + text).asText().length() > 10, alert::toString);
            }
            assertTrue(Set.of("info", "warning", "critical")
                    .contains(alert.at("/labels/severity").asText()));
        });
        String readme = Repository.text("deploy/README.md");
        alerts().forEach(alert -> assertTrue(readme.contains("`" + name(alert) + "`"), name(alert)));
    }

    @Test
    void everyAlertIsRaisedByItsFaultAndByNothingElse(@TempDir Path folder) throws IOException {
        Command.assumeInstalled("promtool");
        Path tests = folder.resolve("alerts-test.yaml");
        Files.copy(Repository.path("deploy/src/test/resources/alerts-test.yaml"), tests);
        Path rules = folder.resolve("alerts.yaml");
        Files.writeString(rules, spec().toString());
        assertEquals(
                0, Command.run("promtool", "check", "rules", rules.toString()).exit());
        JsonNode bare = spec();
        bare.at("/groups/0/rules").forEach(rule -> ((ObjectNode) rule).remove("annotations"));
        Files.writeString(rules, bare.toString());
        Command.Outcome outcome = Command.run("promtool", "test", "rules", tests.toString());
        assertEquals(0, outcome.exit(), outcome::output);
        JsonNode cases =
                Repository.yaml("deploy/src/test/resources/alerts-test.yaml").path("tests");
        Set<String> provoked = new HashSet<>();
        Set<String> quiet = new HashSet<>();
        cases.forEach(each -> each.path("alert_rule_test")
                .forEach(test -> (test.has("exp_alerts") ? provoked : quiet)
                        .add(test.path("alertname").asText())));
        Set<String> all = alerts().map(MonitoringTest::name).collect(Collectors.toSet());
        assertEquals(all, provoked);
        assertEquals(all, quiet);
    }

    @Test
    void theComponentIsAddedToAnOverlay() {
        Rendered rendered = Rendered.with("monitoring");
        rendered.manifests().forEach(StrictModels::read);
        assertEquals(spec(), rendered.one("PrometheusRule", "tidemark").path("spec"));
        assertEquals(
                Repository.text(DASHBOARD),
                rendered.one("ConfigMap", "tidemark-dashboard")
                        .at("/data/dashboard.json")
                        .asText());
        JsonNode scraped = rendered.one("PodMonitor", "tidemark").path("spec");
        assertEquals("/q/metrics", scraped.at("/podMetricsEndpoints/0/path").asText());
        String label =
                scraped.at("/selector/matchLabels/app.kubernetes.io~1component").asText();
        rendered.all("Deployment").forEach(deployment -> {
            JsonNode pod = deployment.at("/spec/template");
            assertEquals(
                    label,
                    pod.at("/metadata/labels/app.kubernetes.io~1component").asText());
            assertEquals(
                    scraped.at("/podMetricsEndpoints/0/port").asText(),
                    pod.at("/spec/containers/0/ports/0/name").asText());
        });
    }

    private static Stream<String> expressions() throws IOException {
        JsonNode dashboard = new JsonMapper().readTree(Repository.text(DASHBOARD));
        return Stream.concat(
                alerts().map(alert -> alert.path("expr").asText()), dashboard.findValuesAsText("expr").stream());
    }

    private static Stream<JsonNode> alerts() {
        return spec().at("/groups/0/rules").valueStream();
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asText();
    }

    private static JsonNode spec() {
        return Repository.yaml(ALERTS).path("spec");
    }
}
