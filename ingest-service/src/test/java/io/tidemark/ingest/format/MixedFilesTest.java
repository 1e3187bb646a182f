package io.tidemark.ingest.format;

import static io.tidemark.ingest.format.ReadFiles.alone;
import static io.tidemark.ingest.format.ReadFiles.frameOf;
import static io.tidemark.ingest.format.ReadFiles.joined;
import static io.tidemark.ingest.format.ReadFiles.named;
import static io.tidemark.ingest.format.ReadFiles.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.support.Compressed;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.PcapngBuilder;
import io.tidemark.ingest.support.Rotation;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are no parts of one capture, and those that are there twice. */
class MixedFilesTest {

    private static final int FRAMES = 17;

    private final byte[] whole = PcapFile.ofConnections(10).bytes();

    private static String refused(CaptureFile... files) {
        return assertThrows(MixedFilesException.class, () -> joined(files)).getMessage();
    }

    @Test
    void refusesFilesOfDifferentForms() {
        String log = "{\"ts\":1.0,\"id.orig_h\":\"10.0.0.1\"}";
        String message = refused(Rotation.file("a.pcap", whole), Rotation.file("conn.log", log));
        assertTrue(
                message.startsWith("conn.log is Zeek's conn.log (zeek-json), expected pcap (pcap) as a.pcap is"),
                message);
    }

    @Test
    void refusesFilesOfDifferentLinkTypes() {
        byte[] raw = new PcapBuilder(PcapBuilder.RAW_IP).add(1, new byte[20]).bytes();
        String message = refused(Rotation.file("a.pcap", whole), Rotation.file("tun.pcap", raw));
        assertTrue(message.startsWith("tun.pcap has link type 101, expected 1 as a.pcap has"), message);
    }

    /** A ring's files may be of any of the interfaces that it captures at, for each describes them all. */
    @Test
    void readsFilesOfPcapngWhoseInterfacesDiffer() throws IOException {
        byte[] ethernet = frameOf(PcapFile.empty().datagram(4_000, 20).bytes());
        byte[] raw = Arrays.copyOfRange(ethernet, 14, ethernet.length);
        ReadFiles read = joined(
                Rotation.file(
                        "0",
                        ofInterfaces(1, 101)
                                .enhanced(0, PcapFile.START_EPOCH_SECOND * 1_000_000, ethernet)
                                .bytes()),
                Rotation.file(
                        "1",
                        ofInterfaces(1, 101)
                                .enhanced(1, (PcapFile.START_EPOCH_SECOND + 1) * 1_000_000, raw)
                                .bytes()));
        assertEquals(1, read.streams().size());
        String message = refused(
                Rotation.file(
                        "0",
                        ofInterfaces(1, 113)
                                .enhanced(0, PcapFile.START_EPOCH_SECOND * 1_000_000, ethernet)
                                .bytes()),
                Rotation.file(
                        "1",
                        ofInterfaces(101)
                                .enhanced(0, (PcapFile.START_EPOCH_SECOND + 1) * 1_000_000, raw)
                                .bytes()));
        assertTrue(message.startsWith("1 has link type 101, expected 1, 113 as 0 has"), message);
    }

    private static PcapngBuilder ofInterfaces(int... linkTypes) {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        for (int linkType : linkTypes) file.describe(linkType, 0, new byte[0]);
        return file;
    }

    @Test
    void refusesExportsThatNumberTheirStreamsAnew() {
        String export = "[{\"_source\":{\"layers\":{\"frame.time_epoch\":[\"1.0\"],\"udp.stream\":[\"0\"]}}}]";
        String message = refused(Rotation.file("a.json", export), Rotation.file("b.json", export + " "));
        assertTrue(message.contains("a.json is tshark's JSON") && message.contains("mergecap"), message);
    }

    @Test
    void leavesOutCopiesCompressedOrNot() throws IOException {
        List<CaptureFile> files = named(Rotation.of(whole, FRAMES));
        List<String> digests = RotatedFiles.inOrder(files, ParserLimits.DEFAULT).digests();
        files.add(0, Rotation.file("again", Rotation.of(whole, FRAMES).get(1)));
        files.add(
                0,
                Rotation.file(
                        "cap.pcap0.gz",
                        Compressed.gzip(Rotation.of(whole, FRAMES).get(0))));
        ReadFiles read = joined(files, ParserLimits.DEFAULT);
        assertEquals(alone(whole).streams(), read.streams());
        assertEquals(List.of(FindingCode.FILES_JOINED), read.codes());
        assertEquals(Map.of("files", 5L, "copies", 2L), read.values(FindingCode.FILES_JOINED));
        files.remove(0);
        assertEquals(digests, RotatedFiles.inOrder(files, ParserLimits.DEFAULT).digests());
    }

    /** A ring of an idle network has many, all alike. */
    @Test
    void countsNoFileWithoutAnyFrameAsACopy() throws IOException {
        byte[] empty = PcapFile.empty().bytes();
        ReadFiles read = joined(Rotation.file("a", whole), Rotation.file("b", empty), Rotation.file("c", empty));
        assertEquals(Map.of("files", 3L), read.values(FindingCode.FILES_JOINED));
    }

    @Test
    void keepsFilesThatBeginAtTheSameTimeAndDiffer() throws IOException {
        ReadFiles read = joined(Rotation.file("a", seconds(0, 100)), Rotation.file("b", seconds(0, 50)));
        assertEquals(150, read.summary().packets());
        assertTrue(
                read.codes().contains(FindingCode.FILES_OVERLAP), read.codes().toString());
    }
}
