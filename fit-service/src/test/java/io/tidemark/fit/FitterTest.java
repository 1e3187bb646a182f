package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                List.of("UDP is left out: it has 1 connection, and it takes 20 to model them."), warnings("nb+gamma"));
    }

    @Test
    void doesNotWarnWhereTheModelTakesProtocolsTogether() {
        assertEquals(List.of(), warnings("article"));
    }

    /** Chains that shared scratch space would now and then mix a draw of one with that of another; 2,000 draws show it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"article", "nb+gamma", "hmm-nb2+lognormal-mix2", "nb+lognormal-grid", "hmm-tied+log-histogram"})
    void drawsAreTheSameHoweverManyThreadsThereAre(String model) throws InterruptedException {
        ExecutorService four = Executors.newFixedThreadPool(4);
        List<SampledChain> together = chains(model, four);
        four.shutdown();
        List<SampledChain> oneByOne = chains(model, Runnable::run);
        for (int chain = 0; chain < 4; chain++) {
            assertArrayEquals(oneByOne.get(chain).draws(), together.get(chain).draws());
        }
    }

    private static List<SampledChain> chains(String model, Executor executor) {
        return new Fitter(executor)
                .fit(
                        Models.named(model),
                        OBSERVATIONS,
                        new SamplerSettings(4, 50, 500, 1),
                        Progress.NONE,
                        Cancellation.NEVER)
                .chains();
    }

    private static List<String> warnings(String model) {
        return FindingDocument.texts(new Fitter(Runnable::run)
                .fit(
                        Models.named(model),
                        OBSERVATIONS,
                        new SamplerSettings(1, 50, 50, 1),
                        Progress.NONE,
                        Cancellation.NEVER)
                .findings());
    }
}
