package io.tidemark.simulate.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.simulate.backtest.Verdict;
import io.tidemark.simulate.coherence.Coherence;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.Finding;
import io.tidemark.simulate.sizing.Findings;
import io.tidemark.simulate.sizing.MeanLevel;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.NatAnswer;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizedClass;
import io.tidemark.simulate.sizing.Sizing;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;
import io.tidemark.simulate.sizing.Stages;
import io.tidemark.simulate.store.Backtests;
import io.tidemark.simulate.store.ConcurrencyLaws;
import io.tidemark.simulate.store.SizingAnswers;
import io.tidemark.simulate.store.StoredFit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/sizing}: what to size for. */
@Path("/api/sizing")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", ref = "NotValid")
@APIResponse(responseCode = "404", ref = "NoSuchFit")
@APIResponse(responseCode = "409", ref = "FitNotDone")
@APIResponse(responseCode = "500", ref = "NotCoherent")
public class SizingResource {

    private static final double MOST_GROWTH = 10;
    private static final double MOST_YEARS = 50;
    private static final double LEAST_UTILISATION = 1e-3;

    /** Sizes beyond are of no device, and soon of no number. */
    private static final double MOST_OF_FACTORS = 1e5;

    private static final int MOST_NAT_BLOCK = 64_512;
    private static final int MOST_CURVE_POINTS = 50;
    private static final int MOST_CURVE_PATHS = 1_000;
    private static final String SIZING = """
            {"fit": "f-1", "users": 200, "classes": [{"fit": "f-1", "users": 200}], "certainty": 0.99, "horizon": "PT8H",
             "history": "PT24H", "meanLevel": {"measured": 4920, "low": 3780, "high": 6200, "predicted": 4823.53,
             "predictedWithinCapture": 5040}, "concurrentConnections": {"size": 6308, "low": 4736, "high": 6057,
             "median": 4800, "q95": 5503, "q99": 5852, "q999": 6291, "peak": {"median": 5229, "q90": 5769, "q99": 6308},
             "uncertainty": {"parameters": {"low": 4736, "high": 6057}, "chance": {"low": 5179, "high": 5289}, "text": "..."}},
             "newConnectionsPerSecond": {"size": 862, "low": 711, "high": 885, "median": 426, "q95": 544, "q99": 600,
             "q999": 670, "peak": {"median": 710, "q90": 786, "q99": 862}, "uncertainty": {"parameters": {"low": 711,
             "high": 885}, "chance": {"low": 679, "high": 753}, "text": "..."}}, "factors": {"growth": 1, "headroom": 1},
             "simulation": {"paths": 1000, "seed": 1, "peak": 6308, "low": 6261, "high": 6389},
             "nfConntrack": {"max": 6308, "hashsize": 6656}, "nat": null, "devices": null, "sentence": "...", "warnings": []}""";
    private static final String CURVE = """
            {"fit": "f-1", "certainty": 0.99, "horizon": "PT8H", "history": "PT24H", "factors": {"growth": 1, "headroom": 1},
             "paths": 100, "seed": 1, "points": [{"users": 1,
             "concurrentConnections": {"size": 141, "low": 120, "high": 163, "chance": {"low": 98, "high": 139}, "simulationLow": 133, "simulationHigh": 160},
             "newConnectionsPerSecond": {"size": 60, "low": 51, "high": 70, "chance": {"low": 41, "high": 59}, "simulationLow": 55, "simulationHigh": 66}}]}""";
    private static final String CLASSES = """
            {"classes": [{"fit": "f-1", "users": 150}, {"fit": "f-2", "users": 50}], "certainty": 0.99, "horizon": "PT8H",
             "catalogue": [{"name": "edge-1", "maxSessions": 200000, "newSessionsPerSecond": 8000,
             "conditions": "64-byte HTTP", "source": "the vendor's data sheet"}]}""";

    private static final String YAML = """
            catalogue:
              - name: edge-1
                maxSessions: 200000
                newSessionsPerSecond: 8000
                conditions: 64-byte HTTP
                source: the vendor's data sheet
            """;

    private final DoneFits fits;
    private final ConcurrencyLaws laws;
    private final Backtests backtests;
    private final SizingAnswers answers;
    private final JsonParameters json;
    private final SimulateConfig config;
    private final Stages stages;

    SizingResource(
            DoneFits fits,
            ConcurrencyLaws laws,
            Backtests backtests,
            SizingAnswers answers,
            JsonParameters json,
            SimulateConfig config,
            MeterRegistry meters) {
        this.fits = fits;
        this.laws = laws;
        this.backtests = backtests;
        this.answers = answers;
        this.json = json;
        this.config = config;
        this.stages = new TimedStages(meters);
    }

    /** Stages as timers. */
    private record TimedStages(MeterRegistry meters) implements Stages {

        @Override
        public <T> T run(String stage, Supplier<T> work) {
            return meters.timer("tidemark.stage.seconds", "stage", stage).record(work);
        }
    }

    @GET
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content =
                    @Content(
                            schema = @Schema(implementation = SizingDocument.class),
                            examples = @ExampleObject(name = "sizing", value = SIZING)))
    @Operation(
            operationId = "sizing",
            summary = "What to size for, for so many users, a certainty and a horizon",
            description =
                    "The peak of concurrent connections is simulated: 1,000 paths up to a certainty of 0.99, above it"
                            + " 10 / (1 - certainty), up to 10,000. The time to answer grows with paths and horizon, to tens"
                            + " of seconds for 1,000 paths of 7 days; beyond 16 hours no more paths are simulated than take that"
                            + " long. simulation.low to simulation.high is the 95 % interval of what is left to chance; where"
                            + " fewer than 10 paths are expected above the size, a warning says so. low to high of each"
                            + " demand is the 90 % credible range of its size: what is not known of the parameters, chance"
                            + " averaged out; at a high certainty the size itself can lie above it, for what is rare over all"
                            + " draws comes from those of the highest demand. uncertainty sets that apart from chance, and says"
                            + " so in words. meanLevel holds the measured mean of concurrent connections beside the predicted"
                            + " one. An answer that contradicts itself is not given: a problem of status 500 says which rule"
                            + " it breaks.")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(name = "users", in = ParameterIn.QUERY, description = "Number of users; 200 if not given")
    @Parameter(
            name = "certainty",
            in = ParameterIn.QUERY,
            description = "Probability that demand stays at or below the size; 0.99 if not given")
    @Parameter(name = "horizon", in = ParameterIn.QUERY, description = "How long it has to, such as PT8H")
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "How long the traffic has gone on before: PT24H")
    @Parameter(name = "growth", in = ParameterIn.QUERY, description = "Growth in a year, 0.1 for 10 %; 0 if not given")
    @Parameter(name = "years", in = ParameterIn.QUERY, description = "Years of growth; 1 if not given")
    @Parameter(
            name = "utilisation",
            in = ParameterIn.QUERY,
            description = "Share of the size that may be in use, up to 1; 1 if not given")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulation; 1 if not given")
    @Parameter(
            name = "natBlock",
            in = ParameterIn.QUERY,
            description =
                    "Ports of a block of a NAT gateway, up to 64512, to be told how many public addresses it takes")
    public SizingDocument sizing(@Context UriInfo uri) {
        return document(JsonParameters.Request.of(Parameters.of(uri.getQueryParameters())));
    }

    @GET
    @Path("/curve")
    @Operation(
            operationId = "sizingCurve",
            summary = "The size against the number of users",
            description =
                    "Users are at even ratios. Every point has fewer paths than a single answer, all from one seed;"
                            + " simulationLow to simulationHigh is the 95 % interval of what that leaves to chance.")
    @APIResponse(
            responseCode = "200",
            description = "The curve",
            content =
                    @Content(
                            schema = @Schema(implementation = CurveDocument.class),
                            examples = @ExampleObject(name = "curve", value = CURVE)))
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Fewest users; 1 if not given")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Most users; 10000 if not given")
    @Parameter(name = "points", in = ParameterIn.QUERY, description = "Numbers of users, up to 50; 20 if not given")
    @Parameter(
            name = "paths",
            in = ParameterIn.QUERY,
            description = "Paths of each point, up to 1000; 100 if not given")
    @Parameter(name = "certainty", in = ParameterIn.QUERY, description = "As of the size; 0.99 if not given")
    @Parameter(name = "horizon", in = ParameterIn.QUERY, description = "As of the size; PT8H if not given")
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "As of the size; PT24H")
    @Parameter(name = "growth", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "years", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "utilisation", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulation; 1 if not given")
    public CurveDocument curve(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        SizingQuestion question = question(parameters);
        Duration history = history(parameters);
        int from = parameters.count("from", "1", config.mostUsers());
        int to = parameters.count("to", "10000", config.mostUsers());
        int paths = parameters.count("paths", "100", MOST_CURVE_PATHS);
        int points = parameters.count("points", "20", MOST_CURVE_POINTS);
        if (to < from) {
            throw ProblemException.badParameter(
                    "to", "" + to, "a number of users of " + from + " or more, as from says");
        }
        StoredFit fit = fits.of(parameters);
        SizeCurve curve = new SizeCurve(laws.of(fit, (int) history.toSeconds()), question, paths);
        List<SizeCurve.Point> drawn = stages.run("curve", () -> curve.at(SizeCurve.evenRatios(from, to, points)));
        new Coherence(List.of(fit.id())).require(drawn);
        return new CurveDocument(
                fit.id(),
                question.certainty(),
                Duration.ofSeconds(question.horizonSeconds()).toString(),
                history.toString(),
                question.factors(),
                paths,
                question.seed(),
                drawn.stream().map(CurveDocument.Point::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content = @Content(schema = @Schema(implementation = SizingDocument.class)))
    @Operation(operationId = "sizingOfRequest", summary = "The same with a request in JSON")
    @RequestBody(
            description =
                    "An object with the parameters of the GET by the same names, or with classes in place of fit and"
                            + " users. Classes are independent of each other; draws of different fits are paired at random, those of"
                            + " one fit are one class. The peak of several classes is that of their paths' sum",
            content =
                    @Content(
                            examples = @ExampleObject(name = "classes", value = CLASSES),
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(name = "fit", type = SchemaType.STRING),
                                                @SchemaProperty(name = "users", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "certainty", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "horizon", type = SchemaType.STRING),
                                                @SchemaProperty(name = "history", type = SchemaType.STRING),
                                                @SchemaProperty(name = "growth", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "years", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "utilisation", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "seed", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "natBlock", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "catalogue", type = SchemaType.ARRAY),
                                                @SchemaProperty(name = "classes", type = SchemaType.ARRAY)
                                            })))
    public SizingDocument sizing(String body) {
        return document(json.read(body));
    }

    @POST
    @Consumes({"application/yaml", "text/yaml"})
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content = @Content(schema = @Schema(implementation = SizingDocument.class)))
    @Operation(
            operationId = "sizingOfYaml",
            summary = "The same with a request in YAML",
            description =
                    "The same object as in JSON. Its parameters may stand in the query too, so that the body can be a file"
                            + " with a catalogue alone.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/yaml",
                            examples = @ExampleObject(name = "catalogue", value = YAML)))
    public SizingDocument sizing(String body, @Context UriInfo uri) {
        return document(json.read(body, uri.getQueryParameters()));
    }

    private SizingDocument document(JsonParameters.Request request) {
        Parameters parameters = request.question();
        SizingQuestion question = question(parameters);
        Duration history = history(parameters);
        List<SizingDocument.UserClass> classes = byFit(request.classes());
        int natBlock = parameters.count("natBlock", "1", MOST_NAT_BLOCK);
        int historySeconds = (int) history.toSeconds();
        List<StoredFit> fitted =
                classes.stream().map(each -> fits.of(each.fit())).toList();
        List<SizedClass> sized = IntStream.range(0, classes.size())
                .mapToObj(i -> sized(fitted.get(i), classes.get(i).users(), historySeconds))
                .toList();
        Sizing sizing = new Sizing(sized, stages);
        SizingAnswer answer =
                answers.of(asked(classes, sized, historySeconds, question), () -> sizing.answer(question));
        Coherence coherence = new Coherence(fitted.stream().map(StoredFit::id).toList());
        coherence.require(answer);
        List<Finding> findings = Findings.of(sized);
        return new SizingDocument(
                classes.size() == 1 ? classes.get(0).fit() : null,
                classes.stream().mapToInt(SizingDocument.UserClass::users).sum(),
                classes,
                question.certainty(),
                Duration.ofSeconds(question.horizonSeconds()).toString(),
                history.toString(),
                meanLevel(classes, fitted, answer, coherence),
                SizingDocument.Demand.of(answer.concurrentConnections()),
                SizingDocument.Demand.of(answer.newConnectionsPerSecond()),
                question.factors(),
                answer.simulation(),
                answer.nfConntrack(),
                parameters.has("natBlock") ? nat(sizing.nat(question, natBlock), coherence) : null,
                request.catalogue().isEmpty() ? null : SizingDocument.Devices.of(request.catalogue(), answer),
                answer.sentence(),
                Stream.concat(answer.warnings().stream(), findings.stream().map(Finding::text))
                        .toList(),
                findings);
    }

    private static NatAddresses nat(NatAnswer answer, Coherence coherence) {
        coherence.require(answer);
        return answer.addresses();
    }

    /** The mean level of all users; null where one of the fits does not know its own. */
    private static SizingDocument.MeanLevel meanLevel(
            List<SizingDocument.UserClass> classes, List<StoredFit> fitted, SizingAnswer answer, Coherence coherence) {
        if (fitted.stream().anyMatch(fit -> fit.meanLevel().isEmpty())) {
            return null;
        }
        MeanLevel level = IntStream.range(0, classes.size())
                .mapToObj(i -> fitted.get(i)
                        .meanLevel()
                        .orElseThrow()
                        .times(classes.get(i).users()))
                .reduce(MeanLevel::plus)
                .orElseThrow();
        coherence.require(level);
        return SizingDocument.MeanLevel.of(level, answer);
    }

    /** The classes, those of one fit put together: they share its parameters. */
    private List<SizingDocument.UserClass> byFit(List<Parameters> classes) {
        Map<String, Long> users = new LinkedHashMap<>();
        for (Parameters each : classes) {
            users.merge(
                    each.text("fit", "the id of a fit"),
                    (long) each.count("users", "200", config.mostUsers()),
                    Long::sum);
        }
        long all = users.values().stream().mapToLong(Long::longValue).sum();
        if (all > config.mostUsers()) {
            throw ProblemException.badParameter(
                    "users", "" + all, "a whole number from 1 to " + config.mostUsers() + " of all classes together");
        }
        return users.entrySet().stream()
                .map(each -> new SizingDocument.UserClass(
                        each.getKey(), each.getValue().intValue()))
                .toList();
    }

    private static SizingAnswers.Asked asked(
            List<SizingDocument.UserClass> classes,
            List<SizedClass> sized,
            int historySeconds,
            SizingQuestion question) {
        List<SizingAnswers.AskedClass> asked = IntStream.range(0, classes.size())
                .mapToObj(i -> new SizingAnswers.AskedClass(
                        classes.get(i).fit(),
                        sized.get(i).evidence(),
                        classes.get(i).users()))
                .toList();
        return new SizingAnswers.Asked(asked, historySeconds, question);
    }

    private SizedClass sized(StoredFit fit, int users, int historySeconds) {
        return new SizedClass(laws.of(fit, historySeconds), evidence(fit), users);
    }

    /** What the fit rests on, and whether it predicted it. */
    private Evidence evidence(StoredFit fit) {
        return backtests
                .of(fit)
                .filter(backtest -> backtest.verdict() == Verdict.CONTRADICTED)
                .map(backtest -> fit.evidence()
                        .withWarning("The captures contradict the model: their first half did not predict the second. "
                                + BacktestDocument.explanation(backtest)))
                .orElse(fit.evidence());
    }

    private Duration history(Parameters parameters) {
        return parameters.duration("history", config.history(), config.longestHistory());
    }

    private SizingQuestion question(Parameters parameters) {
        return new SizingQuestion(
                parameters.number(
                        "certainty", 0.99, Double.MIN_VALUE, Math.nextDown(1.0), "a number above 0 and below 1"),
                (int) parameters
                        .duration("horizon", Duration.ofHours(8), config.longestHorizon())
                        .toSeconds(),
                factors(parameters),
                parameters.wholeNumber("seed", 1));
    }

    private static Factors factors(Parameters parameters) {
        Factors factors = Factors.of(
                parameters.number("growth", 0, 0, MOST_GROWTH, "a number from 0 to 10, 0.1 for 10 % a year"),
                parameters.number("years", 1, 0, MOST_YEARS, "a number from 0 to 50"),
                parameters.number("utilisation", 1, LEAST_UTILISATION, 1, "a number from 0.001 to 1"));
        double both = factors.growth() * factors.headroom();
        if (both > MOST_OF_FACTORS) {
            throw ProblemException.badParameter(
                    "growth, years and utilisation",
                    String.format(Locale.ROOT, "%.3g", both),
                    "a factor of up to 100000 of all together");
        }
        return factors;
    }
}
