package io.tidemark.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds the streams of captures against those that an installed tshark finds in them. */
@Command(
        name = "compare",
        description = "Compares the streams of captures, one by one, with those that an installed tshark finds.",
        footer = "Captures are kept as with size. Exit code 0 where all agree, else 1.",
        mixinStandardHelpOptions = true)
final class Compare implements Callable<Integer> {

    private static final Set<String> FORMATS_OF_FRAMES = Set.of("pcap", "pcapng");

    @ParentCommand
    private Tidemark tidemark;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "CAPTURE", description = "pcap or pcapng, plain or compressed with gzip.")
    private List<Path> captures;

    @Option(names = "--tshark", paramLabel = "PROGRAM", description = "Which tshark (default: ${DEFAULT-VALUE}).")
    private String tshark = "tshark";

    @Option(
            names = "--differences",
            paramLabel = "N",
            description = "Streams that differ to print of each capture (default: ${DEFAULT-VALUE}).")
    private int mostPrinted = 10;

    private int equal;

    @Override
    public Integer call() throws Exception {
        check();
        Tshark peer = new Tshark(tshark);
        String version = peer.version();
        new ProductAtHand(tidemark.data, 0, tidemark::say).run(client -> {
            for (Path capture : captures) compare(capture, client, peer, version);
        });
        return equal == captures.size() ? 0 : 1;
    }

    private void check() {
        CaptureFiles.check(captures);
        if (mostPrinted < 0) {
            throw new ParameterException(spec.commandLine(), "--differences must be 0 or more: " + mostPrinted);
        }
    }

    /** Prints what came of one capture; one that cannot be compared does not keep the next from it. */
    private void compare(Path capture, ProductClient client, Tshark peer, String version)
            throws IOException, InterruptedException {
        tidemark.say("Reading " + capture);
        try {
            String id = client.upload(capture, CaptureOrigin.ofUsers(1));
            requireFrames(client.get("/api/captures/" + id).path("format").asText("pcap"));
            StreamDifferences differences = new StreamDifferences(peer.streams(capture, this::complain));
            client.streams(id, row -> differences.add(StreamRow.of(row)));
            print(capture, differences, version);
        } catch (Failure failure) {
            print(capture + ": not compared: " + failure.getMessage());
        }
    }

    private static void requireFrames(String format) {
        if (!FORMATS_OF_FRAMES.contains(format)) {
            throw new Failure("tshark reads pcap and pcapng, and this is " + format);
        }
    }

    private void print(Path capture, StreamDifferences differences, String version) {
        List<String> lines = differences.lines();
        print(capture + ": " + differences.verdict(version));
        lines.stream().limit(mostPrinted).forEach(line -> print("  " + line));
        if (lines.size() > mostPrinted) print("  and " + (lines.size() - mostPrinted) + " more");
        if (lines.isEmpty()) equal++;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void complain(String complaint) {
        spec.commandLine().getErr().println(complaint);
    }
}
