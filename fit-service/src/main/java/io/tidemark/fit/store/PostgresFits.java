package io.tidemark.fit.store;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.jobs.Fits;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.jobs.StoredFit.Outcome;
import io.tidemark.fit.json.Json;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.people.CapturedHours;
import io.tidemark.fit.people.CapturedPeople;
import io.tidemark.fit.selection.Competition;
import io.tidemark.fit.selection.Score;
import io.tidemark.fit.selection.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fits as rows of the table {@code fit}. */
@ApplicationScoped
class PostgresFits implements Fits {

    private static final String OF_CAPTURE = """
            SELECT * FROM fit WHERE captures @> ARRAY[CAST(:capture AS text)] AND first_half_of IS NULL
            ORDER BY created_at DESC, fit_id
            """;

    private static final String OF_BASIS = """
            SELECT * FROM fit
            WHERE captures = CAST(:captures AS text[]) AND definition = :definition AND first_half_of IS NULL
            ORDER BY created_at DESC, fit_id
            """;

    private static final String TEAMS = """
            SELECT DISTINCT team FROM fit WHERE captures = CAST(:captures AS text[]) AND definition = :definition
            """;

    private static final String BEING_SCORED = """
            SELECT first_half_of FROM fit
            WHERE captures = CAST(:captures AS text[]) AND definition = :definition AND first_half_of IS NOT NULL
            AND status IN ('queued', 'running')
            """;

    private static final String FORGET = "DELETE FROM fit WHERE captures @> ARRAY[CAST(:capture AS text)]";

    private final EntityManager entities;
    private final Clock clock;

    PostgresFits(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public void asOfOneMoment() {
        entities.createNativeQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .executeUpdate();
    }

    @Override
    public Optional<StoredFit> find(String fitId) {
        return FitEntity.<FitEntity>findByIdOptional(fitId).map(PostgresFits::stored);
    }

    @Override
    public List<Optional<String>> teams(Basis basis) {
        List<Optional<String>> teams = new ArrayList<>();
        for (Object team :
                of(basis, entities.createNativeQuery(TEAMS, String.class)).getResultList()) {
            teams.add(Optional.ofNullable((String) team));
        }
        return teams;
    }

    @Override
    public List<StoredFit> ofCapture(String captureId) {
        return rows(entities.createNativeQuery(OF_CAPTURE, FitEntity.class).setParameter("capture", captureId)).stream()
                .map(PostgresFits::stored)
                .toList();
    }

    @Override
    public Competition competition(Basis basis) {
        return new Competition(
                rowsOf(basis).stream()
                        .map(PostgresFits::stored)
                        .map(StoredFit::candidate)
                        .toList(),
                beingScored(basis));
    }

    @Override
    public boolean isAnyCompared(Basis basis) {
        return rowsOf(basis).stream().anyMatch(row -> row.compared);
    }

    @Override
    public void addQuick(FitOrder order, List<FittedCapture> captures, Optional<String> team) {
        add(order, captures, team, Optional.empty());
        row(order.fitId()).compared = false;
    }

    @Override
    public void add(FitOrder order, List<FittedCapture> captures, Optional<String> team, Optional<String> firstHalfOf) {
        FitEntity row = new FitEntity();
        row.fitId = order.fitId();
        row.modelKey = order.modelKey();
        row.captures = captures.stream().map(FittedCapture::id).toArray(String[]::new);
        row.captureDigests = captures.stream().map(FittedCapture::digest).toArray(String[]::new);
        row.captureUsers = captures.stream().mapToInt(FittedCapture::users).toArray();
        row.captureSeconds = captures.stream().mapToInt(FittedCapture::seconds).toArray();
        row.team = team.orElse(null);
        row.definition = order.definition();
        row.model = order.model();
        row.chains = order.settings().chains();
        row.warmup = order.settings().warmup();
        row.draws = order.settings().draws();
        row.seed = order.settings().seed();
        row.firstHalfOf = firstHalfOf.orElse(null);
        row.compared = true;
        row.createdAt = clock.instant();
        clear(row);
        row.persist();
    }

    @Override
    public void compare(String fitId) {
        FitEntity row = row(fitId);
        row.compared = true;
        row.createdAt = clock.instant();
        write(
                row,
                findings(row).stream()
                        .filter(finding -> finding.code() != FindingCode.QUICK_MODEL)
                        .toList());
    }

    @Override
    public void reopen(String fitId) {
        clear(row(fitId));
    }

    @Override
    public void begin(String fitId) {
        FitEntity row = row(fitId);
        row.status = FitStatus.RUNNING.word();
        row.begunAt = clock.instant();
    }

    @Override
    public void giveBack(String fitId) {
        row(fitId).status = FitStatus.QUEUED.word();
    }

    @Override
    public void sampled(String fitId, FitResult result) {
        FitEntity row = row(fitId);
        FitStatus status = result.verdict().passed() ? FitStatus.DONE : FitStatus.FAILED;
        row.status = status.word();
        row.thinned = order(row).thinning();
        row.parameters = result.parameterNames().toArray(String[]::new);
        row.summary = Json.text(result.summaries());
        row.diagnostics = Json.text(result.diagnostics());
        row.people = result.people().map(CapturedPeople::people).orElse(null);
        row.personSeconds = result.people().map(CapturedPeople::personSeconds).orElse(null);
        Optional<CapturedHours> hours = result.people().flatMap(CapturedPeople::hours);
        row.hourSeconds = hours.map(each -> array(each.seconds())).orElse(null);
        row.hourTide = hours.map(each -> array(each.tide())).orElse(null);
        write(row, result.allFindings());
        if (!row.compared) add(fitId, FindingCode.QUICK_MODEL.with(Map.of("model", row.model)));
        row.wallSeconds = result.wallSeconds();
        row.finishedAt = clock.instant();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void failed(String fitId, Finding reason, boolean retriable) {
        FitEntity row = row(fitId);
        row.status = FitStatus.FAILED.word();
        write(row, List.of(reason));
        row.retriable = retriable;
        row.wallSeconds = 0.0;
        row.finishedAt = clock.instant();
    }

    @Override
    public void level(String fitId, MeanLevel level) {
        FitEntity row = row(fitId);
        row.meanLevelMeasured = level.measured();
        row.meanLevelLow = level.low();
        row.meanLevelHigh = level.high();
        row.meanLevelPredicted = level.predicted();
        row.meanLevelConnections = level.connections();
    }

    @Override
    public void scored(String fitId, Score score) {
        FitEntity row = row(fitId);
        row.elpd = score.elpd();
        row.elpdSe = score.elpdSe();
        row.largestParetoK = score.shapes().map(ParetoShapes::largest).orElse(null);
        row.untrustedConnections = score.shapes().map(ParetoShapes::untrusted).orElse(null);
        row.arrivalLogScore = score.arrivalLogScore();
    }

    @Override
    public void add(String fitId, Finding finding) {
        FitEntity row = row(fitId);
        List<Finding> findings = new ArrayList<>(findings(row));
        if (!findings.contains(finding)) findings.add(finding);
        write(row, findings);
    }

    /** Writes findings, and their sentences beside them for those who read these alone. */
    private static void write(FitEntity row, List<Finding> findings) {
        row.findings = Json.text(FindingDocument.of(findings));
        row.reasons = texts(findings, true);
        row.warnings = texts(findings, false);
    }

    private static String[] texts(List<Finding> findings, boolean refusals) {
        return FindingDocument.texts(findings.stream()
                        .filter(finding -> refusals == finding.isRefusal())
                        .toList())
                .toArray(String[]::new);
    }

    /** The findings of a row; of one that is older than findings its sentences. */
    private static List<Finding> findings(FitEntity row) {
        if (row.findings != null) return FindingDocument.findings(Json.ownList(row.findings, FindingDocument.class));
        List<FindingDocument> warnings = FindingDocument.statements(List.of(row.warnings));
        return Stream.concat(
                        Stream.of(row.reasons).map(FindingDocument::statedRefusal),
                        FindingDocument.findings(warnings).stream())
                .toList();
    }

    @Override
    public void setStanding(Basis basis, Optional<String> fitId, Standing standing) {
        for (FitEntity row : rowsOf(basis)) {
            boolean chosen = fitId.equals(Optional.of(row.fitId));
            row.isDefault &= chosen && standing == Standing.DEFAULT;
            row.isProvisional &= chosen && standing == Standing.PROVISIONAL;
        }
        FitEntity.flush();
        fitId.map(PostgresFits::row).ifPresent(row -> {
            row.isDefault = standing == Standing.DEFAULT;
            row.isProvisional = standing == Standing.PROVISIONAL;
        });
    }

    @Override
    public void remove(String fitId) {
        row(fitId).delete();
    }

    @Override
    public void forget(String captureId) {
        entities.createNativeQuery(FORGET).setParameter("capture", captureId).executeUpdate();
    }

    private static FitEntity row(String fitId) {
        return FitEntity.<FitEntity>findByIdOptional(fitId)
                .orElseThrow(() -> new IllegalStateException("there is no fit " + fitId));
    }

    /** Ids of the fits whose score is still to come: their first halves wait or run. */
    private Set<String> beingScored(Basis basis) {
        return Set.copyOf(of(basis, entities.createNativeQuery(BEING_SCORED, String.class))
                .getResultList());
    }

    private List<FitEntity> rowsOf(Basis basis) {
        return rows(of(basis, entities.createNativeQuery(OF_BASIS, FitEntity.class)));
    }

    private static Query of(Basis basis, Query query) {
        return query.setParameter("captures", basis.captures().toArray(String[]::new))
                .setParameter("definition", basis.definition());
    }

    private static List<FitEntity> rows(Query query) {
        List<FitEntity> rows = new ArrayList<>();
        for (Object row : query.getResultList()) rows.add((FitEntity) row);
        return rows;
    }

    private static void clear(FitEntity row) {
        row.status = FitStatus.QUEUED.word();
        row.isDefault = false;
        row.isProvisional = false;
        row.retriable = false;
        row.parameters = new String[0];
        row.summary = "[]";
        row.diagnostics = null;
        write(row, List.of());
        row.meanLevelMeasured = null;
        row.meanLevelLow = null;
        row.meanLevelHigh = null;
        row.meanLevelPredicted = null;
        row.meanLevelConnections = null;
        row.elpd = null;
        row.elpdSe = null;
        row.largestParetoK = null;
        row.untrustedConnections = null;
        row.arrivalLogScore = null;
        row.people = null;
        row.personSeconds = null;
        row.hourSeconds = null;
        row.hourTide = null;
        row.wallSeconds = null;
        row.finishedAt = null;
    }

    private static StoredFit stored(FitEntity row) {
        List<FittedCapture> captures = new ArrayList<>();
        for (int i = 0; i < row.captures.length; i++) {
            captures.add(new FittedCapture(
                    row.captures[i], row.captureDigests[i], row.captureUsers[i], row.captureSeconds[i]));
        }
        FitStatus status = FitStatus.of(row.status);
        Optional<Outcome> outcome = status.ended() ? Optional.of(outcome(row)) : Optional.empty();
        return new StoredFit(
                row.fitId,
                order(row),
                captures,
                Optional.ofNullable(row.team),
                status,
                row.compared,
                standing(row),
                row.createdAt,
                row.thinned,
                outcome);
    }

    private static FitOrder order(FitEntity row) {
        return new FitOrder(
                List.of(row.captures),
                row.definition,
                row.model,
                new SamplerSettings(row.chains, row.warmup, row.draws, row.seed),
                row.firstHalfOf == null ? Extent.WHOLE : Extent.FIRST_HALF);
    }

    private static Optional<ParetoShapes> shapes(FitEntity row) {
        return Optional.ofNullable(row.largestParetoK)
                .map(largest -> new ParetoShapes(largest, row.untrustedConnections));
    }

    private static Standing standing(FitEntity row) {
        if (row.isDefault) return Standing.DEFAULT;
        return row.isProvisional ? Standing.PROVISIONAL : Standing.OTHER;
    }

    private static Outcome outcome(FitEntity row) {
        return new Outcome(
                Json.ownList(row.summary, ParameterSummary.class),
                Optional.ofNullable(row.diagnostics).map(text -> Json.own(text, SamplerDiagnostics.class)),
                findings(row),
                List.of(row.warnings),
                List.of(row.reasons),
                row.retriable,
                Optional.ofNullable(row.meanLevelConnections)
                        .map(connections -> new MeanLevel(
                                row.meanLevelMeasured,
                                row.meanLevelLow,
                                row.meanLevelHigh,
                                row.meanLevelPredicted,
                                connections)),
                Optional.ofNullable(row.elpd)
                        .map(elpd -> new Score(elpd, row.elpdSe, shapes(row), row.arrivalLogScore)),
                row.wallSeconds,
                row.finishedAt);
    }
}
