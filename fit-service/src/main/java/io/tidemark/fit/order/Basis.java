package io.tidemark.fit.order;

import java.util.List;

/**
 * What fits rest on. Fits of the same basis are compared with each other, and one of them is its default.
 *
 * @param captures ids of the captures, sorted, each once
 * @param definition name of the session definition
 */
public record Basis(List<String> captures, String definition) {

    public Basis {
        if (captures.isEmpty()) throw new IllegalArgumentException("a fit needs at least one capture");
        captures = captures.stream().sorted().toList();
        if (captures.stream().distinct().count() < captures.size())
            throw new IllegalArgumentException("a capture is named twice: " + captures);
    }
}
