package io.tidemark.contracts;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One value for TCP and one for UDP.
 *
 * @param tcp the value for TCP
 * @param udp the value for UDP
 * @param <T> what is known of each protocol
 */
public record PerProtocol<T>(T tcp, T udp) {

    /** Applies a function to both values. */
    public <R> PerProtocol<R> map(Function<? super T, ? extends R> function) {
        return new PerProtocol<>(function.apply(tcp), function.apply(udp));
    }

    /** Combines both values with those of another pair, protocol by protocol. */
    public <U, R> PerProtocol<R> with(PerProtocol<U> other, BiFunction<? super T, ? super U, ? extends R> function) {
        return new PerProtocol<>(function.apply(tcp, other.tcp), function.apply(udp, other.udp));
    }
}
