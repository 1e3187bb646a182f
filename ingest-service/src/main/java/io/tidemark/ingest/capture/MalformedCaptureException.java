package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.RefusalException;
import java.util.HashMap;
import java.util.Map;

/**
 * The input is no capture, or stops being one: what was expected, what was found instead, and where. The one exception for
 * everything that is wrong with the content; a broken upload stays an {@link java.io.IOException}.
 */
public final class MalformedCaptureException extends RefusalException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String expected;
    private final String found;

    /**
     * @param offset position in bytes within the capture, after decompression, at which it goes wrong
     * @param expected what should be there
     * @param found what is there
     */
    public MalformedCaptureException(long offset, String expected, String found) {
        this(offset == 0 ? FindingCode.NOT_A_CAPTURE : FindingCode.MALFORMED_CAPTURE, offset, expected, found);
    }

    private MalformedCaptureException(FindingCode code, long offset, String expected, String found) {
        this(code.with(Map.of("offset", offset, "expected", expected, "found", found)), offset, expected, found);
    }

    /** Of an input that is no capture at all, be it that blanks come first. */
    public static MalformedCaptureException unrecognised(long offset, String expected, String found) {
        return new MalformedCaptureException(FindingCode.NOT_A_CAPTURE, offset, expected, found);
    }

    private MalformedCaptureException(Finding finding, long offset, String expected, String found) {
        super(finding, null);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /** The same, saying in which of several files it goes wrong. */
    public MalformedCaptureException in(String file) {
        Map<String, Object> values = new HashMap<>(finding().values());
        values.put("file", file);
        return new MalformedCaptureException(finding().code().with(values), offset, expected, found);
    }

    /** Position in bytes within the capture, after decompression, at which it goes wrong. */
    public long offset() {
        return offset;
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }
}
