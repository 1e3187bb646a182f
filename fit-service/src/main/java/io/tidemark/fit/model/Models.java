package io.tidemark.fit.model;

import java.util.List;

/**
 * Models by name: {@code article}, {@code <arrivals>+<durations>} or {@code <arrivals>+<TCP durations>/<UDP durations>}.
 */
public final class Models {

    /** Names of the models that are fitted to every capture unasked, in the order in which they are. */
    public static final List<String> FITTED_UNASKED = List.of("article", "nb+gamma");

    private Models() {}

    /**
     * The model of a name.
     *
     * @throws UnknownModel where the name names none
     */
    public static Model named(String name) {
        throw new UnsupportedOperationException("models are not built yet");
    }
}
