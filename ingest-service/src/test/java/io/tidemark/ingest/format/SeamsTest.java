package io.tidemark.ingest.format;

import static io.tidemark.ingest.format.ReadFiles.frameOf;
import static io.tidemark.ingest.format.ReadFiles.joined;
import static io.tidemark.ingest.format.ReadFiles.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.support.Compressed;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.Rotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of where files of one capture follow each other. */
class SeamsTest {

    private static final String ZEEK = "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p"
            + "\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts"
            + "\tresp_ip_bytes\n";

    /** A connection by when it began, its number, the originator's port and its duration in seconds. */
    private static final String ENDED =
            "%d.0\tC%d\t10.0.0.1\t%d\t192.0.2.2\t443\ttcp\t%d.0\tSF\tShADadFf\t8\t500\t7\t600\n";

    @Test
    void saysWhichFilesOverlapAndForHowLong() throws IOException {
        ReadFiles read = joined(
                Rotation.file("c", seconds(150, 200)),
                Rotation.file("b", seconds(90, 150)),
                Rotation.file("a", seconds(0, 100)));
        assertEquals(
                List.of(FindingCode.FILES_JOINED, FindingCode.FILES_OVERLAP),
                read.codes().subList(0, 2));
        assertEquals(
                Map.of("earlier", "a", "later", "b", "seconds", 9.0, "places", 1L, "allSeconds", 9.0),
                read.values(FindingCode.FILES_OVERLAP));
    }

    @Test
    void saysWhereAFileIsMissing() throws IOException {
        ReadFiles read = joined(
                Rotation.file("a", seconds(0, 100)),
                Rotation.file("c", seconds(200, 300)),
                Rotation.file("f", seconds(500, 600)));
        assertEquals(List.of(FindingCode.FILES_JOINED, FindingCode.FILES_GAP), read.codes());
        assertEquals(
                Map.of("earlier", "c", "later", "f", "seconds", 201.0, "places", 2L, "allSeconds", 302.0),
                read.values(FindingCode.FILES_GAP));
    }

    @Test
    void saysNothingOfSilenceAsThereIsWithinFiles() throws IOException {
        PcapBuilder rare = new PcapBuilder(PcapBuilder.ETHERNET);
        byte[] frame = frameOf(PcapFile.empty().datagram(4_000, 20).bytes());
        for (int second = 0; second < 100; second += 10) {
            rare.add((PcapFile.START_EPOCH_SECOND + second) * 1_000_000_000L, frame);
        }
        ReadFiles read = joined(Rotation.file("a", rare.bytes()), Rotation.file("b", seconds(105, 110)));
        assertEquals(List.of(FindingCode.FILES_JOINED), read.codes());
    }

    /** Rows of an hour of Zeek's log, in the order in which connections end; a long one has begun before. */
    private static String hour(int hour) {
        StringBuilder log = new StringBuilder(ZEEK);
        for (int minute = 0; minute < 60; minute++) {
            long end = PcapFile.START_EPOCH_SECOND + 3_600L * hour + 60L * minute;
            int duration = minute == 0 ? 4_000 : 5;
            log.append(ENDED.formatted(end - duration, minute, 20_000 + 60 * hour + minute, duration));
        }
        return log.append("#close\n").toString();
    }

    @Test
    void readsADayOfHourlyLogs() throws IOException {
        List<CaptureFile> files = new ArrayList<>();
        for (int hour = 23; hour >= 0; hour--) {
            byte[] log = hour(hour).getBytes(StandardCharsets.UTF_8);
            files.add(Rotation.file("conn." + hour + ".log.gz", Compressed.gzip(log)));
        }
        ReadFiles read = joined(files, ParserLimits.DEFAULT);
        assertEquals("zeek-tsv", read.summary().format().label());
        assertEquals(24 * 60, read.summary().connections().tcp());
        assertEquals(List.of(FindingCode.FILES_JOINED), read.codes());
        files.remove(12);
        assertEquals(
                List.of(FindingCode.FILES_JOINED, FindingCode.FILES_GAP),
                joined(files, ParserLimits.DEFAULT).codes());
    }

    /** Zeek logs what is silent after minutes only, and so steps back where it rotates. */
    @Test
    void saysNothingOfLogsThatStepBackByWhatIsGivenUpLate() throws IOException {
        long hour = PcapFile.START_EPOCH_SECOND + 3_600;
        String late = ENDED.formatted(hour - 290, 9_999, 30_000, 5);
        ReadFiles read =
                joined(Rotation.file("a", hour(0)), Rotation.file("b", ZEEK + late + hour(1).substring(ZEEK.length())));
        assertEquals(List.of(FindingCode.FILES_JOINED), read.codes());
        ReadFiles twice =
                joined(Rotation.file("a", hour(0)), Rotation.file("b", hour(0).replace("10.0.0.1", "10.0.0.2")));
        assertEquals(List.of(FindingCode.FILES_JOINED, FindingCode.FILES_OVERLAP), twice.codes());
    }
}
