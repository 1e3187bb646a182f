package io.tidemark.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the service. Netty reads its settings when its first class is loaded, so they are made before: a thread that has answered keeps
 * at most {@value #CACHED_BUFFERS} buffers of a size for its next answer, not 256, which is 4 MB for each of some 200 threads. A setting of the
 * command line is left as it is.
 */
@QuarkusMain
public final class Main {

    private static final String CACHED_BUFFERS = "16";

    private Main() {}

    public static void main(String... args) {
        System.getProperties().putIfAbsent("io.netty.allocator.smallCacheSize", CACHED_BUFFERS);
        System.getProperties().putIfAbsent("io.netty.allocator.normalCacheSize", CACHED_BUFFERS);
        Quarkus.run(args);
    }
}
