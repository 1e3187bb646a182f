package io.tidemark.fit.model;

/**
 * A parameter of a model, on the scale its name and prior refer to.
 *
 * @param name name as in draws and summaries, {@code nb_alpha} or {@code tcp.g_beta}
 * @param unit unit, {@code 1} where it has none
 * @param prior prior as the Stan language writes it, {@code exponential(0.5)}
 */
public record Parameter(String name, String unit, String prior) {

    /** The same parameter, its name prefixed with a protocol's: {@code g_alpha} becomes {@code tcp.g_alpha}. */
    public Parameter of(Protocol protocol) {
        return new Parameter(protocol.label() + "." + name, unit, prior);
    }
}
