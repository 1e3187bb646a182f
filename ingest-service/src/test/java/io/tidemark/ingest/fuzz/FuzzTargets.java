package io.tidemark.ingest.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** All that is fuzzed, containers first. */
final class FuzzTargets {

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        return Stream.<FuzzTarget>concat(ContainerTargets.all().stream(), DecoderTargets.all().stream())
                .toList();
    }

    static FuzzTarget named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target " + name));
    }
}
