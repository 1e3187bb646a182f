package io.tidemark.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations that a service describes in its OpenAPI document. */
public final class DescribedOperations {

    private DescribedOperations() {}

    /**
     * Names of the operations, method and path, such as {@code GET /api/fits/{id}}.
     *
     * @param paths member {@code paths} of the document: operations by method, by path
     */
    public static Set<String> of(Map<String, Map<String, Object>> paths) {
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }
}
