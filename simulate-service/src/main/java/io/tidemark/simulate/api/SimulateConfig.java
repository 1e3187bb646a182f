package io.tidemark.simulate.api;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the service; application.properties says what each is, with its unit. */
@ConfigMapping(prefix = "tidemark.simulate")
interface SimulateConfig {

    Duration history();

    Duration longestHistory();

    Duration longestHorizon();

    int mostUsers();

    int lawsKept();

    int answersAtOnce();

    int mostWaiting();

    Duration longestWait();
}
