package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.support.Packets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedKindsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0ca50100 00000000 | flows of nfcapd; run nfdump -r FILE -o csv",
                "0ca50300 00000000 | flows of nfcapd",
                "a50c0001 00000000 | flows of nfcapd",
                "83100020 1f1e0000 | flows of argus; run ra -r FILE",
                "736e6f6f70000000 00000002 | a snoop capture; convert it",
                "58435000 30303100 | a NetXRay capture",
                "d0cf11e0a1b11ae1 | a workbook or document of an office program; save it as CSV",
                "504b0304 14000000 | a zip archive; unpack it",
                "504b0506 00000000 | a zip archive without a file",
                "456c6646696c6500 | a log of Windows events"
            })
    void areNamedByTheirFirstBytes(String hex, String found) {
        assertNamed(Packets.hex(hex), found);
    }

    @ParameterizedTest
    @CsvSource({"[Content_Types].xml", "docProps/app.xml", "_rels/.rels", "mimetypeapplication/vnd.oasis.opendocument"})
    void areWorkbooksByTheirFirstFile(String name) {
        byte[] header = Packets.join(Packets.hex("504b0304"), new byte[26], name.getBytes(StandardCharsets.US_ASCII));
        assertNamed(header, "a workbook or document of an office program; save it as CSV");
    }

    @ParameterizedTest
    @CsvSource({"00000100, 020002c0", "00100000, 020001c0", "00400000, 030002c0"})
    void areTracesOfWindows(String bufferBytes, String event) {
        byte[] trace = Packets.join(Packets.hex(bufferBytes), new byte[68], Packets.hex(event), new byte[100]);
        assertNamed(trace, "a trace of Windows (ETL); convert it: pktmon etl2pcap FILE");
    }

    @Test
    void areArchivesOfTar() {
        byte[] archive = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, archive, 257, 5);
        archive[0] = 'f';
        assertNamed(archive, "a tar archive; unpack it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"WebInspector\"},\"entries\":[]}} | a HAR file",
                "<?xml version=\"1.0\"?> | XML; export as JSON instead",
                "<!DOCTYPE html> | a page of the web"
            })
    void areNamedByTheirText(String text, String found) {
        assertNamed(text.getBytes(StandardCharsets.UTF_8), found);
    }

    @Test
    void areNoCapturesBehindBlanksEither() {
        MalformedCaptureException e = refusal("    [NEW] udp 17 30 src=192.0.2.1".getBytes(StandardCharsets.UTF_8));
        assertEquals(FindingCode.NOT_A_CAPTURE, e.finding().code());
        assertEquals(4, e.offset());
    }

    private static void assertNamed(byte[] upload, String found) {
        MalformedCaptureException e = refusal(upload);
        assertTrue(e.found().startsWith(found), e.found());
        assertEquals(0, e.offset());
    }

    private static MalformedCaptureException refusal(byte[] upload) {
        return assertThrows(
                MalformedCaptureException.class,
                () -> CaptureFormats.of(CaptureInput.open(new ByteArrayInputStream(upload), ParserLimits.DEFAULT)));
    }
}
