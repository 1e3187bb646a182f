package io.tidemark.ingest.upload;

import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.stream.ParsedCapture;
import java.io.IOException;
import java.util.Optional;

/** What came of reading the first file of an upload, which may be all of it. */
final class FirstFile implements AutoCloseable {

    private final Optional<MalformedCaptureException> failure;
    private Optional<ParsedCapture> capture;

    private FirstFile(Optional<ParsedCapture> capture, Optional<MalformedCaptureException> failure) {
        this.capture = capture;
        this.failure = failure;
    }

    /** Reads it. */
    @FunctionalInterface
    interface Reading {

        ParsedCapture read() throws IOException;
    }

    /**
     * Reads it. That it is found wanting at its end, as a file without any packet is, matters where it is alone.
     *
     * @throws MalformedCaptureException where it is wrong before its end
     */
    static FirstFile read(Reception reception, Reading reading) throws IOException {
        try {
            return new FirstFile(Optional.of(reading.read()), Optional.empty());
        } catch (MalformedCaptureException e) {
            if (!reception.mayGoOn()) throw reception.named(e);
            return new FirstFile(Optional.empty(), Optional.of(e));
        }
    }

    /** What it holds, where it is all of the upload; whoever asks closes that. */
    ParsedCapture alone() {
        if (failure.isPresent()) throw failure.get();
        ParsedCapture alone = capture.orElseThrow();
        capture = Optional.empty();
        return alone;
    }

    @Override
    public void close() {
        capture.ifPresent(ParsedCapture::close);
    }
}
