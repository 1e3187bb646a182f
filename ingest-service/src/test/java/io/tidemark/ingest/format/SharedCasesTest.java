package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs and exports rebuilt from reports of people, with the numbers of connections they are known to hold. */
class SharedCasesTest {

    @ParameterizedTest
    @CsvSource({
        "zeek.log, zeek-tsv, 60/60",
        "zeek_fields_first.log, zeek-tsv, 60/60",
        "zeek_bad_checksums.log, zeek-tsv, 60/60",
        "zeek_ecs.json, zeek-ecs, 60/60",
        "filebeat_message.json, zeek-tsv, 60/60",
        "tshark_ek_fields.json, tshark-json, 156/200",
        "fortigate.log, fortigate, 60/0",
        "panos.csv, pan-os, 1/0",
        "eve_netflow_only.json, suricata-eve, 60/0",
        "aws_vpc_flow.log, aws-vpc, 60/0",
        "cicflowmeter.csv, cicflowmeter-csv, 1/0"
    })
    void holdTheirConnections(String file, String label, String connections) throws IOException {
        try (InputStream upload = Files.newInputStream(SharedFiles.require("cases/" + file + ".gz"))) {
            LogReading reading = LogReading.of(upload);
            assertEquals(label, reading.label());
            assertEquals(connections, reading.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "conntrack_L.txt, a list of the entries that conntrack has at one moment",
        "conntrack_E.txt, conntrack's events without their times",
        "argus.arg, flows of argus; run ra",
        "nfcapd_v1, flows of nfcapd; run nfdump",
        "nfstream.csv, nfstream's flows without the packets of each direction"
    })
    void areRefusedByTheirName(String file, String name) throws IOException {
        try (InputStream upload = Files.newInputStream(SharedFiles.require("cases/" + file + ".gz"))) {
            MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(upload));
            assertTrue(e.found().startsWith(name), e.found());
        }
    }
}
