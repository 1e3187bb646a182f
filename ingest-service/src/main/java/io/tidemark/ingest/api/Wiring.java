package io.tidemark.ingest.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Reach;
import io.tidemark.ingest.store.PostgresAllowance;
import io.tidemark.ingest.store.PostgresClaims;
import io.tidemark.ingest.store.PostgresUploadStore;
import io.tidemark.ingest.store.ProfileFiles;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.Pseudonyms;
import io.tidemark.ingest.upload.Allowance;
import io.tidemark.ingest.upload.CaptureLocks;
import io.tidemark.ingest.upload.CaptureStore;
import io.tidemark.ingest.upload.Captures;
import io.tidemark.ingest.upload.Intake;
import io.tidemark.ingest.upload.IntakeMeter;
import io.tidemark.ingest.upload.KeyedPseudonyms;
import io.tidemark.ingest.upload.MeasurableSpan;
import io.tidemark.ingest.upload.MetricsTopic;
import io.tidemark.ingest.upload.PersonNames;
import io.tidemark.ingest.upload.Publication;
import io.tidemark.ingest.upload.Retention;
import io.tidemark.ingest.upload.StreamTopic;
import io.tidemark.ingest.upload.Uploads;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together that know no framework. */
@Singleton
final class Wiring {

    private final Clock clock = Clock.systemUTC();
    private final UUID process = UUID.randomUUID();
    private final UploadSettings settings;

    Wiring(UploadSettings settings) {
        this.settings = settings;
    }

    /** Makes everything at the start, so that what is missing shows then and not at the first upload. */
    void start(@Observes StartupEvent started, Intake intake, Captures captures, MeterRegistry meters) {
        meters.gauge("tidemark.uploads.under.way", intake, Intake::underWay);
    }

    @Produces
    @Singleton
    CaptureLocks locks(DataSource database) {
        return new CaptureLocks(new PostgresClaims(database, process));
    }

    @Produces
    @Singleton
    Uploads uploads(DataSource database, ObjectMapper json) {
        return new Uploads(
                new PostgresUploadStore(database, json, process, settings.maxRemembered(), settings.remembered()));
    }

    @Produces
    @Singleton
    LongAnswers longAnswers() {
        return new LongAnswers(settings.longestWait());
    }

    @Produces
    @Singleton
    MeasurableSpan measurable() {
        return new MeasurableSpan(settings.maxSpan());
    }

    /** Makes what stands for the addresses of one capture, with the secret of this service. */
    @Produces
    @Singleton
    Supplier<Pseudonyms> pseudonyms(
            @ConfigProperty(name = "tidemark.pseudonym-key") Optional<String> configured, Visitors visitors) {
        byte[] key = PseudonymKey.from(configured, visitors.logIn());
        return () -> new KeyedPseudonyms(key);
    }

    @Produces
    @Singleton
    PersonNames personNames(Supplier<Pseudonyms> pseudonyms) {
        return new PersonNames(pseudonyms);
    }

    @Produces
    @Singleton
    Publication publication(
            StreamTopic streamTopic,
            MetricsTopic metricsTopic,
            CaptureStore store,
            ProfileFiles profiles,
            MeasurableSpan measurable,
            IntakeMeter meter,
            Supplier<Pseudonyms> pseudonyms) {
        return new Publication(streamTopic, metricsTopic, store, profiles.all(), measurable, pseudonyms, meter, clock);
    }

    @Produces
    @Singleton
    Intake intake(
            Publication publication, CaptureStore store, CaptureLocks locks, IntakeMeter meter, DataSource database) {
        return new Intake(
                new CaptureParser(new SecureRandom()::nextLong),
                settings.limits(),
                allowance(database),
                publication,
                store,
                locks,
                meter,
                clock);
    }

    private Allowance allowance(DataSource database) {
        return settings.maxBytesADay()
                .<Allowance>map(most -> new PostgresAllowance(database, most.asLongValue()))
                .orElse(Allowance.UNBOUNDED);
    }

    @Produces
    @Singleton
    Captures captures(
            CaptureStore store,
            StreamTopic streamTopic,
            MetricsTopic metricsTopic,
            Publication publication,
            CaptureLocks locks,
            Visitors visitors) {
        return new Captures(
                store,
                streamTopic,
                metricsTopic,
                publication,
                locks,
                () -> visitors.current().reach());
    }

    @Produces
    @Singleton
    Retention retention(
            CaptureStore store,
            StreamTopic streamTopic,
            MetricsTopic metricsTopic,
            Publication publication,
            CaptureLocks locks) {
        Captures ofAllTeams = new Captures(store, streamTopic, metricsTopic, publication, locks, () -> Reach.ALL);
        return new Retention(store, ofAllTeams, settings.retention(), clock);
    }
}
