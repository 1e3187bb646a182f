package io.tidemark.ingest.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawRequest;
import io.tidemark.ingest.support.SampleFiles;
import io.tidemark.ingest.support.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Messages as they lie in the topics, against the JSON Schemas that describe them. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class MessageSchemaTest {

    private static final SchemaRegistryConfig FORMATS_TOO =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    @Test
    void everyMessageOfARecordedCaptureIsAsItsSchemaSays() throws IOException {
        String id = upload(Files.readAllBytes(SampleFiles.require("lab-office-40s.pcapng")));
        assertValid(Topic.STREAMS, id);
        assertValid(Topic.METRICS, id);
    }

    @Test
    void everyMessageOfACaptureWithoutStreamsIsAsItsSchemaSays() throws IOException {
        String id = upload(PcapFile.empty().frameOfNothing().bytes());
        assertValid(Topic.STREAMS, id);
        assertTrue(Topics.messages(Topic.METRICS, id).isEmpty(), "there is nothing to measure");
    }

    @Test
    void everyMessageOfALogOfConnectionsIsAsItsSchemaSays() throws IOException {
        String log = """
                {"ts":1700000000.5,"id.orig_h":"10.0.0.1","id.orig_p":40000,"id.resp_h":"2001:db8::2","id.resp_p":443,"proto":"tcp","duration":2.5,"conn_state":"S1","history":"ShADd","orig_pkts":8,"resp_pkts":7}
                {"ts":1700000001.0,"id.orig_h":"10.0.0.1","id.orig_p":40001,"id.resp_h":"192.0.2.2","id.resp_p":53,"proto":"udp","conn_state":"S0"}
                """;
        String id = upload(log.getBytes(StandardCharsets.UTF_8));
        assertValid(Topic.STREAMS, id);
        assertValid(Topic.METRICS, id);
    }

    @Test
    void everyMessageCarriesTheHeadersOfItsEvent() throws IOException {
        String id = upload(PcapFile.ofConnections(30).bytes());
        for (ConsumerRecord<String, byte[]> message : Topics.messages(Topic.METRICS, id)) {
            assertEquals("1.0", header(message, "ce_specversion"));
            assertEquals("/tidemark/ingest", header(message, "ce_source"));
            assertEquals(Topic.METRICS.name(), header(message, "ce_type"));
            assertEquals(id, header(message, "ce_subject"));
            assertEquals("application/json", header(message, "content-type"));
        }
        assertEquals(eventIds(id).size(), Topics.messages(Topic.METRICS, id).size());
        assertTrue(eventIds(id).contains(id + "/wire/1"));
    }

    private static Set<String> eventIds(String id) {
        return Topics.messages(Topic.METRICS, id).stream()
                .map(message -> header(message, "ce_id"))
                .collect(Collectors.toSet());
    }

    private static void assertValid(Topic topic, String id) throws IOException {
        Schema schema = schema(topic);
        List<ConsumerRecord<String, byte[]>> messages = Topics.messages(topic, id);
        assertFalse(messages.isEmpty());
        for (ConsumerRecord<String, byte[]> message : messages) {
            List<Error> errors = schema.validate(new String(message.value(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertEquals(List.of(), errors);
        }
    }

    private static Schema schema(Topic topic) throws IOException {
        String resource = "/io/tidemark/contracts/schemas/" + topic.name() + ".schema.json";
        try (InputStream file = Topic.class.getResourceAsStream(resource)) {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(FORMATS_TOO))
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static String upload(byte[] capture) {
        return RawRequest.of("application/octet-stream")
                .body(capture)
                .post("/api/captures")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
