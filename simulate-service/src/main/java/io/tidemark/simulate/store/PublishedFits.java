package io.tidemark.simulate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.panache.common.Sort;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.simulate.answers.Fits;
import io.tidemark.simulate.answers.StoredFit;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.CapturedHours;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.MeanLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits and their draws, read through the views of schema {@code published}; nothing here can write. */
@ApplicationScoped
public class PublishedFits implements Fits {

    private static final String DEFAULT_OF = """
            SELECT * FROM published.fit
            WHERE captures = CAST(:captures AS text[]) AND definition = :definition AND is_default AND status = 'done'
            """;
    private static final Sort AS_DRAWN = Sort.ascending("chain", "chunk");
    private static final Sort NEWEST = Sort.descending("createdAt");

    private final MeterRegistry meters;
    private final ObjectMapper json;

    PublishedFits(MeterRegistry meters, ObjectMapper json) {
        this.meters = meters;
        this.json = json;
    }

    @Override
    @Transactional
    public Optional<StoredFit> find(String fitId) {
        return FitRow.<FitRow>findByIdOptional(fitId).map(this::stored);
    }

    @Override
    @Transactional
    public Optional<StoredFit> defaultOf(List<String> captures, String definition) {
        List<?> found = FitRow.getEntityManager()
                .createNativeQuery(DEFAULT_OF, FitRow.class)
                .setParameter("captures", captures.stream().sorted().toArray(String[]::new))
                .setParameter("definition", definition)
                .getResultList();
        return found.stream().map(FitRow.class::cast).map(this::stored).findFirst();
    }

    @Override
    @Transactional
    public Optional<StoredFit> ofFirstHalf(StoredFit fit) {
        return FitRow.<FitRow>find("firstHalfOf", NEWEST, fit.id())
                .firstResultOptional()
                .map(this::stored);
    }

    @Override
    @Transactional
    public Posterior posterior(StoredFit fit, int maxDraws) {
        List<double[]> chunks = DrawsRow.<DrawsRow>list("fitId", AS_DRAWN, fit.id()).stream()
                .map(row -> row.parameterValues)
                .toList();
        double[][] columns = columns(chunks, fit.parameters().size());
        if (columns[0].length != fit.draws()) {
            throw new IllegalStateException(
                    "fit " + fit.id() + ": expected " + fit.draws() + " draws in the view, found " + columns[0].length);
        }
        meters.counter("tidemark.draws.read").increment(fit.draws());
        List<Integer> usersOfCaptures =
                fit.evidence().captures().stream().map(Evidence.Capture::users).toList();
        return Posterior.of(fit.model(), new DrawTable(fit.parameters(), columns).thinned(maxDraws), usersOfCaptures);
    }

    private StoredFit stored(FitRow row) {
        List<Evidence.Capture> captures = IntStream.range(0, row.captureSeconds.length)
                .mapToObj(i -> new Evidence.Capture(row.captureUsers[i], row.captureSeconds[i]))
                .toList();
        return new StoredFit(
                row.fitId,
                row.status,
                row.model,
                List.of(row.parameters),
                row.chains * row.draws,
                List.of(row.captures),
                Optional.ofNullable(row.team),
                new Evidence(
                        row.definition,
                        captures,
                        findings(row),
                        row.meanLevelConnections == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(row.meanLevelConnections),
                        people(row),
                        hours(row)),
                meanLevel(row));
    }

    private List<Finding> findings(FitRow row) {
        try {
            return FindingDocument.findings(
                    row.findings == null
                            ? FindingDocument.statements(List.of(row.warnings))
                            : List.of(json.readValue(row.findings, FindingDocument[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fit " + row.fitId + ": its findings are no JSON of findings", e);
        }
    }

    private static Optional<Evidence.People> people(FitRow row) {
        return row.people == null ? Optional.empty() : Optional.of(new Evidence.People(row.people, row.personSeconds));
    }

    private static Optional<CapturedHours> hours(FitRow row) {
        return row.hourSeconds == null
                ? Optional.empty()
                : Optional.of(new CapturedHours(
                        DoubleStream.of(row.hourSeconds).boxed().toList(),
                        DoubleStream.of(row.hourTide).boxed().toList()));
    }

    private static Optional<MeanLevel> meanLevel(FitRow row) {
        return Stream.of(row.meanLevelMeasured, row.meanLevelLow, row.meanLevelHigh, row.meanLevelPredicted)
                        .anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(new MeanLevel(
                        row.meanLevelMeasured, row.meanLevelLow, row.meanLevelHigh, row.meanLevelPredicted));
    }

    private static double[][] columns(List<double[]> chunks, int parameters) {
        int draws = chunks.stream().mapToInt(chunk -> chunk.length / parameters).sum();
        double[][] columns = new double[parameters][draws];
        int draw = 0;
        for (double[] chunk : chunks) {
            for (int at = 0; at + parameters <= chunk.length; at += parameters) {
                for (int parameter = 0; parameter < parameters; parameter++) {
                    columns[parameter][draw] = chunk[at + parameter];
                }
                draw++;
            }
        }
        return columns;
    }
}
