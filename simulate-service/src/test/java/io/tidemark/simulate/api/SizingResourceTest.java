package io.tidemark.simulate.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tidemark.embedded.ServersResource;
import io.tidemark.simulate.concurrency.PeopleDraws;
import io.tidemark.simulate.store.WorkstationFit;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_simulate"))
class SizingResourceTest extends AnswersFromFits {

    @Inject
    MeterRegistry meters;

    @Test
    void answersWhatToSizeForTwoHundredUsersFromAFitOfBothProtocols() throws SQLException {
        WorkstationFit.add(views, "nb-gamma", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        JsonPath document = given().queryParam("fit", "nb-gamma")
                .queryParam("users", 200)
                .queryParam("certainty", 0.99)
                .queryParam("horizon", "PT8H")
                .get("/api/sizing")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("fit", equalTo("nb-gamma"))
                .body("users", equalTo(200))
                .body("certainty", equalTo(0.99f))
                .body("horizon", equalTo("PT8H"))
                .body("history", equalTo("PT24H"))
                .body("factors.growth", equalTo(1.0f))
                .body("factors.headroom", equalTo(1.0f))
                .body("simulation.paths", equalTo(1_000))
                .body("sentence", containsString("200 users"))
                .body("warnings", hasItem("ICMP of its own is not counted."))
                .extract()
                .jsonPath();
        for (String demand : new String[] {"concurrentConnections", "newConnectionsPerSecond"}) {
            long[] rising = {
                document.getLong(demand + ".median"),
                document.getLong(demand + ".q95"),
                document.getLong(demand + ".q99"),
                document.getLong(demand + ".q999"),
                document.getLong(demand + ".peak.q99")
            };
            for (int i = 1; i < rising.length; i++) {
                assertTrue(rising[i - 1] < rising[i], demand + " at " + i);
            }
            assertTrue(document.getLong(demand + ".peak.median") < document.getLong(demand + ".peak.q90"));
            assertEquals(document.getLong(demand + ".peak.q99"), document.getLong(demand + ".size"));
        }
    }

    @Test
    void countsAPersonOfTwoCapturesOnceWithTheHoursOfBoth() throws SQLException {
        WorkstationFit.addWithPeople(views, "twice", new PeopleDraws(2, 0.5, 1_200, 1, 1));
        views.captureTwice("twice", 5_400, 3_600);
        views.count("twice", 1, 9_000);
        ofPeople("twice")
                .body("population.people", equalTo(1))
                .body("population.hours", equalTo(2.5f))
                .body("population.text", containsString("one person's 2 hours 30 minutes"))
                .body("sentence", containsString("judging by 2 captures of one person's traffic (2 hours 30 minutes)"));
    }

    /** As fits that are older than the count of people do not. */
    @Test
    void takesThePeopleOfTwoCapturesForOthersWhereTheFitDoesNotSay() throws SQLException {
        WorkstationFit.addWithPeople(views, "twice", new PeopleDraws(2, 0.5, 1_200, 1, 1));
        views.captureTwice("twice", 5_400, 3_600);
        ofPeople("twice")
                .body("population.people", equalTo(2))
                .body("population.hours", equalTo(1.25f))
                .body("sentence", containsString("2 captures of 2 people's traffic"));
    }

    /** Captured from 8:00 to 16:00, busiest from 10:00 to 12:00; nobody captured the night, of which the draws say much. */
    private void addWithTide(String fit) throws SQLException {
        addWithTide(fit, 24);
    }

    /**
     * @param told number of hours that draws tell of: 48 where weekends are apart, which have more than weekdays here
     */
    private void addWithTide(String fit, int told) throws SQLException {
        double[] tide = new double[told];
        double[] seconds = new double[24];
        Arrays.fill(tide, 2.5);
        for (int hour = 8; hour < 16; hour++) {
            tide[hour] = hour == 10 || hour == 11 ? 2 : 2.0 / 3;
            seconds[hour] = 3_600;
        }
        WorkstationFit.addWithPeople(views, fit, new PeopleDraws(2, 0.5, 1_200, 1, 1, tide));
        views.captureTwice(fit, 14_400, 14_400);
        views.tellHours(fit, seconds, tide);
    }

    private static JsonPath sized(String fit, Map<String, ?> asked) {
        return given().queryParam("fit", fit)
                .queryParam("users", 200)
                .queryParams(asked)
                .get("/api/sizing")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void sizesForWeekdaysWhereWeekendsAreApart() throws SQLException {
        addWithTide("tide-of-week", 48);
        JsonPath ofWeekdays = sized("tide-of-week", Map.of("horizon", "PT2H"));
        assertEquals("weekdays", ofWeekdays.getString("population.hoursOfDay.days"));
        assertEquals(10, ofWeekdays.getInt("population.hoursOfDay.from"));
        assertEquals(2, ofWeekdays.getDouble("population.hoursOfDay.busiest.q50"), 1e-6);
        String text = ofWeekdays.getString("population.text");
        assertTrue(text.contains("10:00 to 12:00 UTC on weekdays"), text);
        assertTrue(text.contains("in the mean hour of weekdays captured"), text);
    }

    /** What everybody has at noon is thrice what they have at eight; captures without hours of the day speak of the mean hour. */
    @Test
    void sizesForTheBusiestHoursCapturedOrForThoseAskedFor() throws SQLException {
        addWithTide("tide");
        JsonPath busiest = sized("tide", Map.of("horizon", "PT2H"));
        assertEquals(10, busiest.getInt("population.hoursOfDay.from"));
        assertEquals(12, busiest.getInt("population.hoursOfDay.to"));
        assertEquals("UTC", busiest.getString("population.hoursOfDay.zone"));
        assertEquals("all", busiest.getString("population.hoursOfDay.days"));
        assertTrue(busiest.getBoolean("population.hoursOfDay.allCaptured"));
        assertEquals(2, busiest.getDouble("population.hoursOfDay.busiest.q50"), 1e-6);
        assertTrue(
                busiest.getString("population.text")
                        .contains(
                                " The size is for 10:00 to 12:00 UTC: in the busiest hour of these everybody opens 2 times as"
                                        + " many connections as in the mean hour captured (2 to 2, 90 % range)."),
                () -> busiest.getString("population.text"));
        JsonPath quiet = sized("tide", Map.of("hours", "13-15"));
        assertEquals("PT2H", quiet.getString("horizon"));
        assertEquals(13, quiet.getInt("population.hoursOfDay.from"));
        JsonPath day = sized("tide", Map.of());
        assertEquals(8, day.getInt("population.hoursOfDay.from"));
        assertEquals(16, day.getInt("population.hoursOfDay.to"));
        JsonPath night = sized("tide", Map.of("hours", "23-1"));
        assertFalse(night.getBoolean("population.hoursOfDay.allCaptured"));
        assertTrue(night.getString("population.text").contains("23:00 to 01:00 UTC, not all of which were captured"));
        for (String demand : List.of("concurrentConnections", "newConnectionsPerSecond")) {
            for (String of : List.of(".median", ".q99", ".size")) {
                assertTrue(quiet.getLong(demand + of) < busiest.getLong(demand + of), demand + of);
                assertTrue(busiest.getLong(demand + of) < night.getLong(demand + of), demand + of);
            }
        }
        // nothing else differs: three times the new connections of a second, and the level follows
        assertEquals(
                3,
                busiest.getDouble("newConnectionsPerSecond.median") / quiet.getLong("newConnectionsPerSecond.median"),
                0.25);
        assertEquals(
                3,
                busiest.getDouble("concurrentConnections.median") / quiet.getLong("concurrentConnections.median"),
                0.1);
    }

    /** Users like those of two fits: many more are of the second, whose busiest hours are others. */
    @Test
    void usersOfSeveralFitsAreLookedAtAtTheSameHours() throws SQLException {
        addWithTide("early");
        double[] tide = new double[24];
        double[] seconds = new double[24];
        Arrays.fill(tide, 1);
        for (int hour = 8; hour < 16; hour++) {
            tide[hour] = hour == 14 || hour == 15 ? 3.4 : 0.2;
            seconds[hour] = 3_600;
        }
        WorkstationFit.addWithPeople(views, "late", new PeopleDraws(2, 0.5, 1_200, 1, 1, tide));
        views.captureTwice("late", 14_400, 14_400);
        views.tellHours("late", seconds, tide);
        long atOnce = newConnections("");
        assertEquals(newConnections(", \"hours\": \"14-16\""), atOnce, "when most are busiest");
        assertTrue(atOnce > newConnections(", \"hours\": \"10-12\""), "when few are");
    }

    private static long newConnections(String hours) {
        String horizon = hours.isEmpty() ? ", \"horizon\": \"PT2H\"" : "";
        return JsonPath.from(
                        post("{\"classes\": [{\"fit\": \"early\", \"users\": 10}, {\"fit\": \"late\", \"users\": 200}]"
                                + horizon + hours + "}"))
                .getLong("newConnectionsPerSecond.median");
    }

    @Test
    void takesNoNoticeOfHoursWhereTheyAreTheBusiestOrAllAreAlike() throws SQLException {
        addWithTide("tide");
        WorkstationFit.addWithPeople(views, "mean", new PeopleDraws(2, 0.5, 1_200, 1, 1));
        views.captureTwice("mean", 14_400, 14_400);
        for (Map<String, String> asked : List.of(
                Map.of("people", "alike", "horizon", "PT2H"), Map.of("captured", "busy-hour", "horizon", "PT2H"))) {
            JsonPath without = sized("mean", asked);
            JsonPath with = sized("tide", asked);
            assertEquals(without.getMap("concurrentConnections"), with.getMap("concurrentConnections"));
            assertNull(with.get("population.hoursOfDay"));
        }
        assertNull(sized("mean", Map.of("horizon", "PT2H")).get("population.hoursOfDay"));
    }

    @Test
    void refusesHoursThatAreNone() {
        for (String hours : List.of("9", "9-25", "24-3", "9:00-17:00", "-3-4")) {
            given().queryParam("fit", "article-fit")
                    .queryParam("hours", hours)
                    .get("/api/sizing")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("two hours of the day with a hyphen between them, such as 9-17"));
        }
        given().queryParam("fit", "article-fit")
                .queryParam("hours", "22-6")
                .queryParam("horizon", "PT4H")
                .get("/api/sizing")
                .then()
                .statusCode(400)
                .body("detail", containsString("PT8H, as long as the hours, or nothing"));
    }

    private static ValidatableResponse ofPeople(String fit) {
        return given().queryParam("fit", fit)
                .queryParam("users", 200)
                .get("/api/sizing")
                .then()
                .statusCode(200);
    }

    /** Growth of 21 % and half of the size in use: the log grows by the first alone. */
    @Test
    void saysHowManyLinesALogGrowsByInAMinuteAndADay() throws SQLException {
        WorkstationFit.add(views, "nb-gamma", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        String question = "\"certainty\": 0.9, \"horizon\": \"PT10M\"";
        String classes =
                "\"classes\": [{\"fit\": \"article-fit\", \"users\": 10}, {\"fit\": \"nb-gamma\", \"users\": 200}]";
        String planned = ", \"growth\": 0.1, \"years\": 2, \"utilisation\": 0.5";
        JsonPath now = JsonPath.from(post("{" + classes + ", " + question + "}"));
        JsonPath grown = JsonPath.from(post("{" + classes + ", " + question + planned + "}"));
        String ended = "logVolume.sessionsEndedPerMinute.";
        double mean = now.getDouble(ended + "mean");
        assertTrue(now.getLong(ended + "median") < now.getLong(ended + "q95"));
        assertTrue(now.getLong(ended + "q95") < now.getLong(ended + "q99"));
        assertEquals(1_440 * mean, now.getDouble("logVolume.linesPerDay.mean"), 1e-4 * 1_440 * mean);
        assertTrue(now.getLong("logVolume.linesPerDay.low") < 1_440 * mean);
        assertTrue(now.getLong("logVolume.linesPerDay.high") > 1_440 * mean);
        assertEquals(1.21 * mean, grown.getDouble(ended + "mean"), 1e-4 * mean);
        assertEquals((long) Math.ceil(1.21 * now.getLong(ended + "q99") - 1e-6), grown.getLong(ended + "q99"));
        String text = now.getString("logVolume.text");
        assertTrue(text.startsWith("Log lines, one for each session that ends: "), text);
        assertTrue(text.endsWith(" million), if all hours are like those captured."), text);
    }

    @Test
    void theSameRequestHasTheSameAnswerByGetAndByPost() {
        String byGet = sizing("users=3&certainty=0.9&horizon=PT10M&growth=0.1&years=2&utilisation=0.5&seed=9");
        String byPost = post("{\"fit\": \"article-fit\", \"users\": 3, \"certainty\": 0.9, \"horizon\": \"PT10M\","
                + " \"growth\": 0.1, \"years\": 2, \"utilisation\": 0.5, \"seed\": 9}");
        String byClass = post("{\"classes\": [{\"fit\": \"article-fit\", \"users\": 3}], \"certainty\": 0.9,"
                + " \"horizon\": \"PT10M\", \"growth\": 0.1, \"years\": 2, \"utilisation\": 0.5, \"seed\": 9}");
        assertEquals(byGet, byPost);
        assertEquals(byGet, byClass);
        JsonPath document = JsonPath.from(byGet);
        assertEquals(1.21, document.getDouble("factors.growth"), 1e-6);
        assertEquals(2, document.getDouble("factors.headroom"), 1e-6);
        long peak = document.getLong("concurrentConnections.peak.q90");
        assertEquals((long) Math.ceil(peak * 2.42 - 1e-6), document.getLong("concurrentConnections.size"));
    }

    @Test
    void sizesSeveralClassesOfUsersTogether() throws SQLException {
        WorkstationFit.add(views, "nb-gamma", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        String question = ", \"certainty\": 0.9, \"horizon\": \"PT10M\", \"seed\": 9}";
        JsonPath mix = JsonPath.from(post("{\"classes\": [{\"fit\": \"article-fit\", \"users\": 10},"
                + " {\"fit\": \"nb-gamma\", \"users\": 20}]" + question));
        assertNull(mix.get("fit"));
        assertEquals(30, mix.getInt("users"));
        assertEquals("nb-gamma", mix.getString("classes[1].fit"));
        assertTrue(mix.getString("sentence").contains("10 users like one capture"));
        JsonPath first = JsonPath.from(sizing("users=10&certainty=0.9&horizon=PT10M&seed=9"));
        for (String demand : new String[] {"concurrentConnections", "newConnectionsPerSecond"}) {
            assertTrue(mix.getLong(demand + ".median") > first.getLong(demand + ".median"));
            assertTrue(mix.getLong(demand + ".low") < mix.getLong(demand + ".high"));
        }
        String twice = post("{\"classes\": [{\"fit\": \"article-fit\", \"users\": 4}, {\"fit\": \"article-fit\","
                + " \"users\": 6}]" + question);
        assertEquals(sizing("users=10&certainty=0.9&horizon=PT10M&seed=9"), twice);
    }

    /** What is simulated once is not simulated again, unless something has become known of the fit. */
    @Test
    void answersTheSameQuestionAtOnceTheSecondTime() throws SQLException {
        String query = "users=7&certainty=0.95&horizon=PT2H&seed=77";
        String first = sizing(query);
        double simulated = peaksSimulated();
        assertEquals(first, sizing(query));
        assertEquals(simulated, peaksSimulated());
        views.warn("article-fit", "the chains were short");
        assertTrue(sizing(query).contains("the chains were short"));
        assertEquals(simulated + 1, peaksSimulated());
    }

    private double peaksSimulated() {
        return meters.get("tidemark.stage.seconds").tag("stage", "peak").timer().count();
    }

    @Test
    void drawsTheSizeAgainstUsers() {
        String query = "&certainty=0.9&horizon=PT10M&seed=9";
        JsonPath curve = given().get("/api/sizing/curve?fit=article-fit&from=1&to=1000&points=4&paths=1000" + query)
                .then()
                .statusCode(200)
                .body("paths", equalTo(1_000))
                .extract()
                .jsonPath();
        assertEquals(List.of(1, 10, 100, 1_000), curve.getList("points.users"));
        JsonPath ofTen = JsonPath.from(sizing("users=10" + query));
        assertEquals(
                ofTen.getLong("concurrentConnections.size"), curve.getLong("points[1].concurrentConnections.size"));
        assertEquals(ofTen.getLong("simulation.low"), curve.getLong("points[1].concurrentConnections.simulationLow"));
        assertEquals(
                1,
                curve.getDouble("points[3].newConnectionsPerSecond.size")
                        / JsonPath.from(sizing("users=1000" + query)).getDouble("newConnectionsPerSecond.size"),
                0.03);
    }

    @Test
    void refusesACurveThatGoesBack() {
        given().get("/api/sizing/curve?fit=article-fit&from=10&to=9")
                .then()
                .statusCode(400)
                .body("detail", equalTo("to: expected a number of users of 10 or more, as from says, got 9"));
    }

    @Test
    void choosesTheSmallestDeviceAndCountsAddresses() {
        JsonPath document = JsonPath.from(post("{\"fit\": \"article-fit\", \"users\": 10, \"certainty\": 0.9,"
                + " \"horizon\": \"PT10M\", \"natBlock\": 64, \"catalogue\": ["
                + "{\"name\": \"large\", \"maxSessions\": 1000000, \"newSessionsPerSecond\": 50000},"
                + "{\"name\": \"tiny\", \"maxSessions\": 10, \"newSessionsPerSecond\": 1},"
                + "{\"name\": \"fit\", \"maxSessions\": 100000, \"newSessionsPerSecond\": 50000}]}"));
        assertEquals("fit", document.getString("devices.smallest.name"));
        assertEquals("tiny", document.getString("devices.tooSmall[0].name"));
        assertTrue(
                document.getString("devices.tooSmall[0].reason").startsWith("holds 10 sessions at once, needed are"));
        assertTrue(document.getString("devices.tooSmall[0].reason")
                .contains("; holds 1 new sessions per second, needed are"));
        assertEquals(
                List.of("device-too-few-sessions", "device-too-few-new-sessions"),
                document.getList("devices.tooSmall[0].findings.code"));
        assertEquals("tiny", document.getString("devices.tooSmall[0].findings[0].values.device"));
        assertEquals(10, document.getInt("devices.tooSmall[0].findings[0].values.has"));
        long size = document.getLong("concurrentConnections.size");
        assertEquals(size, document.getLong("nfConntrack.max"));
        assertTrue(document.getLong("nfConntrack.hashsize") >= size);
        long ofOne =
                JsonPath.from(sizing("users=1&certainty=0.9&horizon=PT10M")).getLong("concurrentConnections.size");
        assertEquals(ofOne, document.getLong("nat.portsPerUser"));
        assertEquals(1, document.getLong("nat.addresses"));
    }

    @Test
    void takesACatalogueAsYamlWithTheQuestionInTheQueryOrBesideIt() throws IOException {
        String catalogue = Files.readString(Path.of("../samples/catalogue.yaml"));
        String query = "?fit=article-fit&users=10&certainty=0.9&horizon=PT10M";
        JsonPath byQuery = yaml(query, catalogue);
        assertEquals("FortiGate 40F", byQuery.getString("devices.smallest.name"));
        assertTrue(byQuery.getString("devices.smallest.source").startsWith("https://"));
        assertFalse(byQuery.getString("devices.smallest.conditions").isBlank());
        JsonPath inBody = yaml("", catalogue + "\nfit: article-fit\nusers: 10\ncertainty: 0.9\nhorizon: PT10M\n");
        assertEquals(byQuery.prettify(), inBody.prettify());
        JsonPath many = yaml("?fit=article-fit&users=18500&certainty=0.5&horizon=PT1M", catalogue);
        assertEquals("FortiGate 80F", many.getString("devices.smallest.name"));
    }

    private static JsonPath yaml(String query, String body) {
        return given().contentType("application/yaml")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/sizing" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1|expected YAML, found a fault in line",
                "- 1|the body: expected an object such as catalogue: [...], found array",
                "users: 3|users: expected it either in the query or in the body, got both",
                "catalog: []|the body: catalog is not known",
                "catalogue: [{name: x}]|catalogue[0]: maxSessions: expected a whole number, got none"
            })
    void refusesYamlThatIsNoRequest(String body, String detail) {
        given().contentType("application/yaml")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/sizing?fit=article-fit&users=2")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void passesTheWarningsOfTheFitOn() throws SQLException {
        views.warn("article-fit", "the chains were short");
        given().queryParam("fit", "article-fit")
                .queryParam("users", 1)
                .queryParam("horizon", "PT1M")
                .get("/api/sizing")
                .then()
                .statusCode(200)
                .body("warnings", hasItem("the chains were short"))
                .body("findings.code", hasItem("statement"));
    }

    @Test
    void passesTheFindingsOfTheFitOn() throws SQLException {
        views.find("article-fit", """
                [{"code": "longer-warmup", "severity": "note", "values": {"from": 20, "to": 40, "because": ["divergences"]}, "text": "."},
                 {"code": "streams-evicted", "severity": "warning", "values": {"streams": 12}, "text": "."}]""");
        JsonPath answer = JsonPath.from(sizing("users=2&certainty=0.9&horizon=PT1M"));
        assertEquals("streams-evicted", answer.getString("findings[0].code"));
        assertEquals(12, answer.getInt("findings[0].values.streams"));
        assertTrue(answer.getString("findings[0].text").startsWith("12 streams of the capture had to leave"));
        assertTrue(answer.getList("findings.code").contains("longer-warmup"));
        assertEquals(answer.getList("findings.text"), answer.getList("warnings"));
        views.find("article-fit", null);
    }

    @Test
    void saysThatAProtocolIsLeftOut() throws SQLException {
        WorkstationFit.add(views, "tcp-alone", "nb+gamma", WorkstationFit.TCP_ALONE);
        given().queryParam("fit", "tcp-alone")
                .queryParam("users", 1)
                .queryParam("horizon", "PT1M")
                .get("/api/sizing")
                .then()
                .statusCode(200)
                .body("warnings", hasItem(containsString("UDP is left out")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users|-1|users: expected a whole number from 1 to 10000000, got -1",
                "users|99999999|users: expected a whole number from 1 to 10000000, got 99999999",
                "certainty|1|certainty: expected a number above 0 and below 1, got 1",
                "certainty|99|certainty: expected a number above 0 and below 1, got 99",
                "certainty|NaN|certainty: expected a number above 0 and below 1, got NaN",
                "horizon|8h|horizon: expected a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to PT168H, got 8h",
                "horizon|P8D|horizon: expected a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to PT168H, got P8D",
                "horizon|PT0.5S|horizon: expected a duration of whole seconds in ISO-8601 form such as PT8H, from PT1S to PT168H, got PT0.5S",
                "growth|-0.1|growth: expected a number from 0 to 10, 0.1 for 10 % a year, got -0.1",
                "years|many|years: expected a number from 0 to 50, got many",
                "utilisation|0|utilisation: expected a number from 0.001 to 1, got 0",
                "utilisation|70|utilisation: expected a number from 0.001 to 1, got 70",
                "seed|1.5|seed: expected a whole number of 64 bits, got 1.5"
            })
    void refusesABadParameterByName(String name, String value, String detail) {
        assertRefused("/api/sizing", name, value, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fit\": |400|expected JSON, found a fault in line 1, column",
                "[1]|400|the body: expected an object, found [1]",
                "{\"fit\": \"article-fit\", \"user\": 3}|400|the body: user is not known; expected some of [captured, catalogue, certainty",
                "{\"fit\": \"article-fit\", \"users\": [3]}|400|users: expected a single value, got [3]",
                "{\"classes\": []}|400|classes: expected a list of up to 8 objects with fit and users, got []",
                "{\"classes\": [{\"fit\": \"nowhere\", \"users\": 3}]}|404|there is no fit nowhere",
                "{\"classes\": [{\"fit\": \"article-fit\", \"horizon\": 3}]}|400|classes[0]: horizon is not known",
                "{\"classes\": [{\"fit\": \"article-fit\", \"users\": 9999999}, {\"fit\": \"article-fit\", \"users\": 2}]}|400|users: expected a whole number from 1 to 10000000 of all classes together, got 10000001",
                "{\"fit\": \"article-fit\", \"catalogue\": [{\"name\": \"x\", \"maxSessions\": 0, \"newSessionsPerSecond\": 1}]}|400|catalogue[0]: device x: expected a name, and maxSessions",
                "{\"fit\": \"article-fit\", \"catalogue\": [{\"name\": \"x\", \"maxSesions\": 9}]}|400|catalogue[0]: maxSesions is not known; expected some of [conditions, maxSessions",
                "{\"fit\": \"article-fit\", \"catalogue\": [{\"name\": \"x\", \"maxSessions\": 9.5}]}|400|catalogue[0]: maxSessions: expected a whole number, got 9.5",
                "{\"fit\": \"article-fit\", \"catalogue\": [7]}|400|catalogue[0]: expected an object, found 7",
                "{\"fit\": \"article-fit\", \"catalogue\": {}}|400|catalogue: expected a list of up to 1000 devices",
                "{\"fit\": \"article-fit\", \"natBlock\": 0}|400|natBlock: expected a whole number from 1"
            })
    void refusesABodyThatIsNotARequest(String body, int status, String detail) {
        given().contentType("application/json")
                .body(body)
                .post("/api/sizing")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void refusesABodyOfAnotherType() {
        given().contentType("text/plain")
                .body("fit=article-fit")
                .post("/api/sizing")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("expected application/json"));
    }

    @Test
    void refusesFitsThatAreNotThereOrNotDone() throws SQLException {
        views.addFit("running-fit", "article", "running", List.of());
        given().queryParam("fit", "nowhere").get("/api/sizing").then().statusCode(404);
        given().queryParam("fit", "running-fit")
                .get("/api/sizing")
                .then()
                .statusCode(409)
                .body("detail", equalTo("fit running-fit is running; expected one that is done"));
    }

    @Test
    void tellsWhatIsUnknownApartFromChance() {
        JsonPath document = JsonPath.from(sizing("users=20&certainty=0.99&horizon=PT10M&utilisation=0.5"));
        for (String demand : new String[] {"concurrentConnections", "newConnectionsPerSecond"}) {
            String uncertainty = demand + ".uncertainty.";
            assertEquals(document.getLong(demand + ".low"), document.getLong(uncertainty + "parameters.low"));
            assertEquals(document.getLong(demand + ".high"), document.getLong(uncertainty + "parameters.high"));
            long low = document.getLong(uncertainty + "chance.low");
            long high = document.getLong(uncertainty + "chance.high");
            long median = 2 * document.getLong(demand + ".peak.median");
            assertTrue(low < median && median < high, low + " " + median + " " + high);
            assertTrue(document.getString(uncertainty + "text").contains("a certainty of 99 %"));
        }
    }

    @Test
    void showsTheMeasuredMeanBesideThePredictedOne() throws SQLException {
        WorkstationFit.add(views, "nb-gamma", "nb+gamma", WorkstationFit.BOTH_PROTOCOLS);
        String query = "users=200&certainty=0.9&horizon=PT1M";
        assertNull(JsonPath.from(sizing(query)).get("meanLevel"));
        views.measure("article-fit", 24.6, 18.9, 31, 25.25);
        JsonPath one = JsonPath.from(sizing(query));
        assertEquals(4_920, one.getDouble("meanLevel.measured"), 1e-3);
        assertEquals(3_780, one.getDouble("meanLevel.low"), 1e-3);
        assertEquals(6_200, one.getDouble("meanLevel.high"), 1e-3);
        assertEquals(5_050, one.getDouble("meanLevel.predictedWithinCapture"), 1e-3);
        double mean = given().get("/api/concurrency?fit=article-fit&users=200")
                .jsonPath()
                .getDouble("results[0].mean");
        assertEquals(mean, one.getDouble("meanLevel.predicted"), 1e-5 * mean);
        String mix =
                "{\"classes\": [{\"fit\": \"article-fit\", \"users\": 10}, {\"fit\": \"nb-gamma\", \"users\": 20}],"
                        + " \"certainty\": 0.9, \"horizon\": \"PT1M\"}";
        assertNull(JsonPath.from(post(mix)).get("meanLevel"));
        views.measure("nb-gamma", 2, 1, 4, 3);
        assertEquals(286, JsonPath.from(post(mix)).getDouble("meanLevel.measured"), 1e-3);
    }

    @Test
    void refusesAnAnswerThatContradictsItself() throws SQLException {
        views.measure("article-fit", 24.6, 31, 18.9, 25);
        double before = incoherent();
        given().get("/api/sizing?fit=article-fit&users=2&certainty=0.9&horizon=PT1M")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("The answer is not coherent"))
                .body("detail", containsString("the answer of fit article-fit would contradict itself"))
                .body("detail", containsString("found low 62, high 37.8"));
        assertEquals(before + 1, incoherent());
    }

    /** So much traffic that counts are no longer exact: no part of the service gives numbers of it. */
    @ParameterizedTest
    @CsvSource({
        "sizing?certainty=0.9&horizon=PT1S&users=10000000, all values are numbers from 0 to 1e15",
        "concurrency?users=10000000, all values are numbers from 0 to 1e15",
        "sizing/curve?certainty=0.9&horizon=PT1S&from=10000000&to=10000000&paths=10, all values are numbers from 0 to 1e15"
    })
    void refusesNumbersThatAreNone(String query, String rule) throws SQLException {
        views.addFit("flood", "article", "done", WorkstationFit.ARTICLE, 1);
        for (int chain = 1; chain <= 4; chain++) {
            views.addDraws("flood", chain, new double[][] {{1e9, 1, 1, 1e-3}});
        }
        double before = incoherent();
        given().get("/api/" + query + "&fit=flood")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("The answer is not coherent"))
                .body("detail", containsString("expected that " + rule));
        assertEquals(before + 1, incoherent());
    }

    private double incoherent() {
        Counter counter = meters.find("tidemark.incoherent").counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void refusesFactorsOfNoPlan() {
        given().get("/api/sizing?fit=article-fit&growth=10&years=20&utilisation=0.5")
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        equalTo("growth, years and utilisation: expected a factor of up to 100000 of all together,"
                                + " got 1.35e+21"));
    }

    private static String sizing(String query) {
        return given().get("/api/sizing?fit=article-fit&" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/sizing")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
