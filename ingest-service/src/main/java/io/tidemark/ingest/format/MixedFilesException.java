package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.RefusalException;
import io.tidemark.ingest.capture.CaptureFile;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Files that are no parts of one capture: which, and why. */
public final class MixedFilesException extends RefusalException {

    private static final long serialVersionUID = 1L;

    private MixedFilesException(String because, CaptureFile file, Map<String, Object> more) {
        super(FindingCode.NOT_ONE_CAPTURE.with(values(because, file, more)), null);
    }

    private static Map<String, Object> values(String because, CaptureFile file, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("because", because);
        values.put("file", file.name());
        return values;
    }

    static MixedFilesException ofForms(FirstRecord file, FirstRecord other) {
        return ofDifference("forms", file, form(file), other, form(other));
    }

    static MixedFilesException ofLinkTypes(FirstRecord file, FirstRecord other) {
        return ofDifference("link-types", file, linkTypes(file), other, linkTypes(other));
    }

    static MixedFilesException ofNumberedStreams(CaptureFile file, CaptureFormat format) {
        return new MixedFilesException("numbered-streams", file, Map.of("is", format.title()));
    }

    private static MixedFilesException ofDifference(
            String because, FirstRecord file, String is, FirstRecord other, String otherIs) {
        return new MixedFilesException(
                because, file.file(), Map.of("is", is, "beside", other.file().name(), "besideIs", otherIs));
    }

    private static String form(FirstRecord file) {
        return file.format().title() + " (" + file.format().label() + ")";
    }

    private static String linkTypes(FirstRecord file) {
        return file.linkTypes().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
