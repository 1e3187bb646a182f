package io.tidemark.fit.jobs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.Fitter;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Who has the cores. There is one core, and only who has it moves the clock, so that the order of events follows from the rules
 * and not from the machine.
 */
class CoresTest {

    private static final long SECOND = 1_000_000_000;
    private static final long TURN = 3 * SECOND;

    /** The ninth second, which belongs to the fit that began first, is 9 to 10, 18 to 19, and so on. */
    private final AtomicLong clock = new AtomicLong(SECOND);

    private final Cores cores = new Cores(1, TURN, clock::get);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aShortFitHasTheCoresAsSoonAsItComes() {
        Share longFit = cores.begin();
        Share shortFit = cores.begin();
        cores.enter(longFit);
        work("A", longFit, 4);
        CompletableFuture<Void> other = inAnotherThread("B", shortFit, 2);
        work("A", longFit, 3);
        cores.leave(longFit);
        other.join();
        assertEquals("AAAAABBAA", told());
    }

    @Test
    void fitsThatWereWorkedOnForAsLongGoOnInTheOrderInWhichTheyBegan() {
        Share first = cores.begin();
        Share second = cores.begin();
        cores.enter(first);
        work("A", first, 4);
        CompletableFuture<Void> other = inAnotherThread("B", second, 5);
        work("A", first, 3);
        cores.leave(first);
        other.join();
        // B has its turn of three seconds; in a second one it would come after A, which goes on until it has twice as
        // much
        assertEquals("AAAAABBBABBA", told());
    }

    @Test
    void everyNinthSecondBelongsToTheFitThatBeganFirst() {
        Share longFit = cores.begin();
        cores.enter(longFit);
        work("A", longFit, 3);
        clock.set(5 * SECOND);
        List<CompletableFuture<Void>> shortFits = new ArrayList<>();
        for (String name : List.of("B", "C", "D", "E", "F", "G"))
            shortFits.add(inAnotherThread(name, cores.begin(), 3));
        work("A", longFit, 4);
        cores.leave(longFit);
        shortFits.forEach(CompletableFuture::join);
        assertEquals("AAAABBBACCCDDDEEAEFFFGGGA", told());
    }

    @Test
    void aFitThatRestsCanBeStopped() {
        Share longFit = cores.begin();
        Share shortFit = cores.begin();
        cores.enter(shortFit);
        CompletableFuture<Void> resting = CompletableFuture.runAsync(() -> cores.enter(longFit));
        await().until(() -> isWaiting(longFit));
        cores.stop(longFit);
        resting.join();
        assertTrue(longFit.stopped());
        assertFalse(shortFit.stopped());
    }

    @Test
    void timeThatAFitGivesToOthersIsNotItsOwn() {
        Share longFit = cores.begin();
        Share shortFit = cores.begin();
        cores.enter(longFit);
        work("A", longFit, 4);
        CompletableFuture<Void> other = inAnotherThread("B", shortFit, 2);
        work("A", longFit, 1);
        cores.leave(longFit);
        other.join();
        clock.addAndGet(100 * SECOND);
        assertEquals(5 * SECOND, cores.workedNanos(longFit));
        assertEquals(2 * SECOND, cores.workedNanos(shortFit));
    }

    @Test
    void anotherFitMayBeginBesideEveryLongOneUpToALimit() {
        int more = 0;
        for (int fit = 0; fit < Cores.MOST_RESTING + 3; fit++) {
            Share share = cores.begin();
            assertEquals(0, cores.tick(), "a fit that has just begun");
            cores.enter(share);
            clock.addAndGet(TURN);
            more += cores.tick();
            cores.leave(share);
        }
        assertEquals(Cores.MOST_RESTING, more);
    }

    /** Two fits on one core by the clock of this machine, which take it from each other a hundred times a second. */
    @Test
    void drawsDoNotDependOnWhoHasTheCores() {
        Cores busy = new Cores(1, 1_000_000, System::nanoTime);
        CompletableFuture<double[][][]> one = CompletableFuture.supplyAsync(() -> fit(busy, 1));
        CompletableFuture<double[][][]> other = CompletableFuture.supplyAsync(() -> fit(busy, 2));
        assertArrayEquals(draws(Runnable::run, Cancellation.NEVER, 1), one.join());
        assertArrayEquals(draws(Runnable::run, Cancellation.NEVER, 2), other.join());
    }

    private static double[][][] fit(Cores cores, long seed) {
        Share share = cores.begin();
        Executor threads = task -> CompletableFuture.runAsync(() -> cores.work(share, () -> {
            task.run();
            return null;
        }));
        Cancellation cancellation = () -> {
            cores.tick();
            cores.giveWay(share);
            return false;
        };
        return draws(threads, cancellation, seed);
    }

    private static double[][][] draws(Executor threads, Cancellation cancellation, long seed) {
        Observations observations =
                Observations.of(List.of(LaboratoryCapture.metrics(LaboratoryCapture.id(41), "wire", 200, 41)));
        return new Fitter(threads)
                .fit(
                        Models.named("nb+gamma"),
                        observations,
                        new SamplerSettings(2, 200, 200, seed),
                        Progress.NONE,
                        cancellation)
                .draws();
    }

    /** Works so many seconds, and gives way after each. */
    private void work(String name, Share share, int seconds) {
        for (int i = 0; i < seconds; i++) {
            events.add(name);
            clock.addAndGet(SECOND);
            cores.tick();
            cores.giveWay(share);
        }
    }

    private CompletableFuture<Void> inAnotherThread(String name, Share share, int seconds) {
        CompletableFuture<Void> working = CompletableFuture.runAsync(
                () -> cores.work(share, () -> {
                    work(name, share, seconds);
                    return null;
                }),
                task -> new Thread(task).start());
        await().until(() -> isWaiting(share));
        return working;
    }

    private boolean isWaiting(Share share) {
        synchronized (cores) {
            return share.isWaiting();
        }
    }

    private String told() {
        return events.stream().collect(Collectors.joining());
    }
}
