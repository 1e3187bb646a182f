package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files that hold the same as another, compressed or not, as {@code gzip -k} leaves them. Only files with one time of their first records can. */
final class Copies {

    private Copies() {}

    /** The files, without those that hold the same as one before; files without a record are no copies. */
    static List<FirstRecord> leaveOut(List<FirstRecord> files, ParserLimits limits) throws IOException {
        Map<OptionalLong, Long> beginning = files.stream()
                .map(FirstRecord::epochNanos)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> contents = new HashSet<>();
        List<FirstRecord> different = new ArrayList<>();
        for (FirstRecord file : files) {
            boolean mayBeCopy = file.epochNanos().isPresent() && beginning.get(file.epochNanos()) > 1;
            if (!mayBeCopy || contents.add(content(file.file(), limits))) {
                different.add(file);
            }
        }
        return different;
    }

    private static String content(CaptureFile file, ParserLimits limits) throws IOException {
        try (InputStream bytes = file.open();
                CaptureInput input = CaptureInput.open(bytes, limits)) {
            return Sha256.of(input.remainder());
        } catch (MalformedCaptureException e) {
            throw e.in(file.name());
        }
    }
}
