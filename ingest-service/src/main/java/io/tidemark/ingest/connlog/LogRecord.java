package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Outcome;
import java.util.Optional;

/** One record of a log of connections. */
public sealed interface LogRecord {

    /** What reading it comes to. */
    Outcome outcome();

    /** What was sent, empty where the record tells of something else. */
    Optional<Traffic> told();

    /** Traffic of IP that is neither TCP nor UDP. */
    record OtherProtocol(Traffic traffic) implements LogRecord {

        @Override
        public Outcome outcome() {
            return Outcome.OTHER_IP_PROTOCOL;
        }

        @Override
        public Optional<Traffic> told() {
            return Optional.of(traffic);
        }
    }

    /** Something other than a connection, such as an alert or a request. */
    record OtherKind() implements LogRecord {

        @Override
        public Outcome outcome() {
            return Outcome.OTHER_RECORD;
        }

        @Override
        public Optional<Traffic> told() {
            return Optional.empty();
        }
    }

    /** A connection of TCP or UDP. */
    record Connection(Flow flow) implements LogRecord {

        @Override
        public Outcome outcome() {
            return Outcome.FOUND;
        }

        @Override
        public Optional<Traffic> told() {
            return Optional.of(flow.traffic());
        }
    }
}
