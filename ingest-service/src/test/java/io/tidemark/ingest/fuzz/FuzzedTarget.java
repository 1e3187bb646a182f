package io.tidemark.ingest.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What Jazzer calls: hands inputs on to the target that its argument names, and tells which ones take long. Time is that of the
 * processor, so that a busy or paused machine finds nothing.
 */
public final class FuzzedTarget {

    private static final long MOST_CPU_NANOS = 1_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static FuzzTarget target;

    private FuzzedTarget() {}

    /** Called once, with the target's name. */
    public static void fuzzerInitialize(String[] args) {
        target = FuzzTargets.named(args[0]);
        target.seeds().forEach(target::check); // so that no input has to wait for classes
    }

    /** Called for every input. One that took long gets a second chance. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (cpuNanos(input) > MOST_CPU_NANOS && cpuNanos(input) > MOST_CPU_NANOS) {
            throw new AssertionError(input.length + " bytes take more than " + MOST_CPU_NANOS + " ns of CPU time");
        }
    }

    private static long cpuNanos(byte[] input) {
        long start = THREADS.getCurrentThreadCpuTime();
        target.check(input);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
