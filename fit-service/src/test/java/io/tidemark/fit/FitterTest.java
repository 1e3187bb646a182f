package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FitterTest {

    /** 25 connections of TCP, and one of UDP. */
    private static final Observations OBSERVATIONS = Observations.of(
            List.of(new CountSeries(1, new PerProtocol<>(new int[] {20, 0, 5}, new int[] {1, 0, 0}))),
            List.of(new PerProtocol<>(
                    Reference.statistics(DoubleStream.iterate(1, each -> each * 1.2)
                            .limit(25)
                            .toArray()),
                    Reference.statistics(new double[] {1}))));

    @Test
    void warnsOfAProtocolThatTheModelLeavesOut() {
        assertEquals(
                List.of("UDP is left out: it has 1 connections, and it takes 20 to model them."), warnings("nb+gamma"));
    }

    @Test
    void doesNotWarnWhereTheModelTakesProtocolsTogether() {
        assertEquals(List.of(), warnings("article"));
    }

    private static List<String> warnings(String model) {
        return new Fitter(Runnable::run)
                .fit(
                        Models.named(model),
                        OBSERVATIONS,
                        new SamplerSettings(1, 50, 50, 1),
                        Progress.NONE,
                        Cancellation.NEVER)
                .warnings();
    }
}
