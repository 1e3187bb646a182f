package io.tidemark.simulate.api;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Has all methods marked with {@link InTurn} wait for one turn. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class TurnInterceptor {

    private final Turns turns;

    TurnInterceptor(Turns turns) {
        this.turns = turns;
    }

    @AroundInvoke
    Object inTurn(InvocationContext call) throws Exception {
        return turns.take(call::proceed);
    }
}
