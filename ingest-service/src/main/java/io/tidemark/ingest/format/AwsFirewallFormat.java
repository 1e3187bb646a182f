package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.SuricataEvents;
import java.io.IOException;
import java.util.Set;

/** The flow log of AWS Network Firewall: an event of Suricata's EVE log in each object's {@code event}. */
final class AwsFirewallFormat extends LogFormat {

    AwsFirewallFormat() {
        super("aws-network-firewall", "AWS Network Firewall's log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        return beginning.object().has("event.event_type");
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new JsonRows(input, title(), SuricataEvents.FIELDS, Set.of("event"));
    }

    @Override
    Dialect dialect() {
        return new SuricataEvents();
    }
}
