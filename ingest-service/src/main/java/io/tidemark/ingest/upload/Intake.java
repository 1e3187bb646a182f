package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.format.RotatedFiles;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.upload.IntakeMeter.Stage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes a capture in: reads it while its bytes arrive, then publishes and stores it. An upload has succeeded when Kafka has
 * acknowledged all of it. One that fails leaves its reason, under its token and, where all bytes came, under the capture's
 * id.
 */
public final class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Uploads that are refused before they are a capture. */
    private static final Set<FindingCode> UNIDENTIFIED =
            Set.of(FindingCode.UPLOAD_TOO_SLOW, FindingCode.NOT_ONE_CAPTURE);

    private final CaptureParser parser;
    private final Limits limits;
    private final Places places;
    private final Allowance allowance;
    private final RowBudget rows;
    private final KeptBytes kept;
    private final Publication publication;
    private final CaptureStore store;
    private final CaptureLocks locks;
    private final IntakeMeter meter;
    private final Clock clock;

    /**
     * What uploads may cost.
     *
     * @param maxBytes most bytes of one upload
     * @param maxParallel most uploads that are read or published at once
     * @param maxParallelOfTeam most of them that are of one team
     * @param leastRate bytes a second that a sender must have to go on while others want its place
     * @param maxDrainBytes most bytes that are still read of an upload that has failed
     * @param maxKeptBytes most bytes of all uploads together that are kept on disk while they are taken in
     * @param parser what one may cost to parse; the rows of stream tables are those of all uploads together
     */
    public record Limits(
            long maxBytes,
            int maxParallel,
            int maxParallelOfTeam,
            long leastRate,
            long maxDrainBytes,
            long maxKeptBytes,
            ParserLimits parser) {}

    /**
     * @param parser reads captures
     * @param limits what uploads may cost
     * @param allowance how many bytes a team may upload on a day
     * @param publication publishes what was read
     * @param store where failures are kept
     * @param locks keep one capture from being worked on twice at once
     * @param meter counts and times
     * @param clock tells the time
     */
    public Intake(
            CaptureParser parser,
            Limits limits,
            Allowance allowance,
            Publication publication,
            CaptureStore store,
            CaptureLocks locks,
            IntakeMeter meter,
            Clock clock) {
        this.parser = parser;
        this.limits = limits;
        this.places =
                new Places(limits.maxParallel(), limits.maxParallelOfTeam(), limits.leastRate(), System::nanoTime);
        this.allowance = allowance;
        this.rows = new RowBudget(limits.parser().maxStreams());
        this.kept = new KeptBytes(limits.maxKeptBytes());
        this.publication = publication;
        this.store = store;
        this.locks = locks;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Takes one capture in, on the calling thread, which waits for the sender and for Kafka.
     *
     * @param request what is said of the capture
     * @param files its files as they arrive; several are read as one capture
     * @param sender who sends them
     * @param upload hears how far it has come and how it ends
     * @return the capture's id
     * @throws UploadRejectedException where it fails
     */
    public String receive(UploadRequest request, UploadedFiles files, Sender sender, Upload upload) {
        try (Places.Place place = admit(sender, request.team())) {
            return receive(request, files, place, upload);
        }
    }

    /** How many uploads are read or published. */
    public int underWay() {
        return places.taken();
    }

    /** Before anything is read: nobody takes a place, or another's, for what cannot be kept. */
    private Places.Place admit(Sender sender, Optional<String> team) {
        try {
            publication.requireReachable();
            allowance.require(team);
            return places.take(sender, team);
        } catch (UnavailableException e) {
            meter.ended("failed");
            throw UploadRejectedException.of(e);
        } catch (UploadRejectedException e) {
            meter.ended("failed");
            throw e;
        }
    }

    private String receive(UploadRequest request, UploadedFiles files, Places.Place place, Upload upload) {
        try (Reception reception = new Reception(files, limits.maxBytes(), kept)) {
            return receive(request, reception, place, upload);
        } catch (IOException e) {
            throw place.whyCut(0).orElseGet(() -> brokenOff(0, e));
        }
    }

    private String receive(UploadRequest request, Reception reception, Places.Place place, Upload upload) {
        try {
            return receiveAndPublish(request, reception, place, upload);
        } catch (UploadRejectedException e) {
            fail(e, request, reception, upload);
            throw e;
        } catch (RuntimeException e) {
            upload.failed(Optional.empty(), FindingCode.UPLOAD_FAILED.alone());
            meter.ended("failed");
            throw e;
        } finally {
            spend(request.team(), reception.bytes().count());
        }
    }

    /** What cannot be counted now, for the database is not there, is given away. */
    private void spend(Optional<String> team, long bytes) {
        try {
            allowance.spend(team, bytes);
        } catch (UnavailableException e) {
            LOG.warnf("%d bytes of an upload are not counted: %s", bytes, e.getMessage());
        }
    }

    private String receiveAndPublish(UploadRequest request, Reception reception, Places.Place place, Upload upload) {
        try (ParsedCapture capture = read(request, reception, place, upload)) {
            place.hasReceived();
            String digest = reception
                    .digest()
                    .orElseThrow(() -> new IllegalStateException("all has come, so the digest is known"));
            return publish(request, digest, capture, upload);
        } catch (IOException e) {
            throw brokenOff(reception.bytes().count(), e);
        }
    }

    private ParsedCapture read(UploadRequest request, Reception reception, Places.Place place, Upload upload) {
        long startNanos = System.nanoTime();
        try {
            ParsedCapture capture = readAll(request, reception, upload);
            meter.took(Stage.PARSE, Duration.ofNanos(System.nanoTime() - startNanos));
            meter.read(capture.summary(), reception.bytes().count());
            return capture;
        } catch (MalformedCaptureException e) {
            throw rejected(e, reception.bytes());
        } catch (CaptureLimitException e) {
            throw UploadRejectedException.of(e);
        } catch (IOException e) {
            long bytes = reception.bytes().count();
            throw place.whyCut(bytes).orElseGet(() -> brokenOff(bytes, e));
        }
    }

    /** The first file is read while it arrives. Where others follow, all are read in their order once they are there. */
    private ParsedCapture readAll(UploadRequest request, Reception reception, Upload upload) throws IOException {
        try (FirstFile first = FirstFile.read(
                reception, () -> parser.parse(reception.bytes(), limits.parser(), rows, request.reading(), upload))) {
            if (!reception.hasMore()) return first.alone();
        }
        RotatedFiles files = reception.joined(limits.parser());
        ParsedCapture capture = parser.parse(files, rows, request.reading(), upload);
        Optional<Finding> why = reception.mustAdjoin() ? Adjoining.whyNot(capture.summary()) : Optional.empty();
        if (why.isEmpty()) return capture;
        capture.close();
        throw new UploadRejectedException(why.get());
    }

    private static UploadRejectedException rejected(MalformedCaptureException e, ReceivedBytes bytes) {
        if (bytes.count() == 0) {
            return new UploadRejectedException(FindingCode.EMPTY_UPLOAD.with(Map.of("expected", e.expected())), e);
        }
        return UploadRejectedException.of(e);
    }

    private static UploadRejectedException brokenOff(long bytes, IOException e) {
        return new UploadRejectedException(
                FindingCode.UPLOAD_BROKEN_OFF.with(Map.of("bytes", bytes, "error", String.valueOf(e.getMessage()))), e);
    }

    private String publish(UploadRequest request, String digest, ParsedCapture capture, Upload upload) {
        String id = CaptureId.of(digest, request);
        upload.publishing(id);
        try (CaptureLocks.Held ignored = locks.lock(id)) {
            boolean isNew = publication.publish(id, digest, request, capture);
            meter.ended(isNew ? "parsed" : "known");
        } catch (UnavailableException e) {
            throw keptAsFailed(UploadRejectedException.of(e), id, digest, request);
        }
        upload.parsed(id);
        return id;
    }

    private void fail(UploadRejectedException e, UploadRequest request, Reception reception, Upload upload) {
        meter.ended("failed");
        Optional<String> id =
                e.finding().code() == FindingCode.UNAVAILABLE ? upload.status().id() : identify(e, request, reception);
        upload.failed(id, e.finding());
    }

    /** Reads what is left, within reason: the client can then hear the answer, and the capture has an id. */
    private Optional<String> identify(UploadRejectedException e, UploadRequest request, Reception reception) {
        try {
            ReceivedBytes bytes = reception.bytes();
            if (UNIDENTIFIED.contains(e.finding().code())
                    || !bytes.drain(limits.maxDrainBytes())
                    || bytes.count() == 0) {
                return Optional.empty();
            }
            Optional<String> digest = reception.digest();
            digest.ifPresent(known -> keptAsFailed(e, CaptureId.of(known, request), known, request));
            return digest.map(known -> CaptureId.of(known, request));
        } catch (IOException | UploadRejectedException brokenOffToo) {
            e.addSuppressed(brokenOffToo);
            return Optional.empty();
        }
    }

    private UploadRejectedException keptAsFailed(
            UploadRejectedException e, String id, String digest, UploadRequest request) {
        try {
            store.save(new StoredCapture.Failed(id, clock.instant(), digest, request, e.finding()));
        } catch (UnavailableException storeIsGoneToo) {
            e.addSuppressed(storeIsGoneToo);
        }
        return e;
    }
}
