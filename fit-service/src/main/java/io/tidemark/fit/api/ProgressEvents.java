package io.tidemark.fit.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tidemark.fit.api.FitReading.FitMoment;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The stream of server-sent events of one client: {@code progress} for each chain that has come further, and {@code
 * status} when the fit has ended, which is the last event. Looks at the fit again and again, so any process can serve it.
 */
final class ProgressEvents {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Supplier<FitMoment> look;
    private final Sse sse;
    private final Map<Integer, Integer> told = new HashMap<>();

    ProgressEvents(Supplier<FitMoment> look, Sse sse) {
        this.look = look;
        this.sse = sse;
    }

    /**
     * Where a fit stands at its end.
     *
     * @param id id of the fit
     * @param status {@code done} or {@code failed}
     */
    record Ended(String id, String status) {}

    Multi<OutboundSseEvent> stream() {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().item(look).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(BETWEEN_LOOKS)
                .whilst(moment -> !moment.status().ended())
                .onItem()
                .transformToIterable(this::news)
                .onFailure(ProblemException.class)
                .recoverWithCompletion();
    }

    private List<OutboundSseEvent> news(FitMoment moment) {
        List<OutboundSseEvent> events = new ArrayList<>();
        for (ChainProgress chain : moment.chains()) {
            Integer before = told.put(chain.chain(), chain.iteration());
            if (before == null || before != chain.iteration()) events.add(event("progress", chain));
        }
        if (moment.status().ended())
            events.add(event("status", new Ended(moment.id(), moment.status().word())));
        return events;
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
