package io.tidemark.benchmarks;

import io.tidemark.ingest.stream.ParsedCapture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a file to its streams on one core: container, decoding, stream table. Beside it the same file merely read, which is as
 * fast as it could ever be. Both count the packets they have passed, in packets a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Reading {

    private static final int BUFFER_BYTES = 1 << 16;

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    private Path file;
    private long packetsOfFile;

    /** Packets passed; JMH divides them by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Passed {
        public long packets;
    }

    @Setup
    public void count() throws IOException {
        file = Path.of(capture);
        packetsOfFile = MeasuredCapture.parse(file).summary().packets();
    }

    @Benchmark
    public ParsedCapture streams(Passed passed) throws IOException {
        ParsedCapture parsed = MeasuredCapture.parse(file);
        passed.packets += parsed.summary().packets();
        return parsed;
    }

    @Benchmark
    public long bytesAlone(Passed passed) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream input = Files.newInputStream(file)) {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                bytes += count;
            }
        }
        passed.packets += packetsOfFile;
        return bytes;
    }
}
