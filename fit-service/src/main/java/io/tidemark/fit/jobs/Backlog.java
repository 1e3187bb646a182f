package io.tidemark.fit.jobs;

import java.time.Duration;

/**
 * What waits, of all processes.
 *
 * @param length how much of it there is
 * @param age how long the oldest waits; nothing where there is none
 */
public record Backlog(long length, Duration age) {}
