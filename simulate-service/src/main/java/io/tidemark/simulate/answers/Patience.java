package io.tidemark.simulate.answers;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long somebody waits for an answer.
 *
 * @param atMost the longest wait; none where it is zero
 * @param isStillThere whether whoever asked waits still; asked from any thread
 */
public record Patience(Duration atMost, BooleanSupplier isStillThere) {}
