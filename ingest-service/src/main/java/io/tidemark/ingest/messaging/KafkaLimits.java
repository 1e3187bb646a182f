package io.tidemark.ingest.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Kafka is waited for, and how far ahead of it messages are sent. */
@ConfigMapping(prefix = "tidemark.kafka")
public interface KafkaLimits {

    /** Longest wait for one acknowledgement. */
    @WithDefault("15S")
    Duration ackTimeout();

    /** Longest wait for the word that it is there, before an upload is read. */
    @WithDefault("3S")
    Duration reachTimeout();

    /** Longest wait for messages that are read back. */
    @WithDefault("15S")
    Duration readTimeout();

    /** Most messages of one topic that are sent and not acknowledged, over all uploads. */
    @WithDefault("8")
    int messagesUnderWay();
}
