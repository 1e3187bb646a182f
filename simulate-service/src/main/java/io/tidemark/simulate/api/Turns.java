package io.tidemark.simulate.api;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets some work be done at once and some wait for it, in the order of coming; more is turned away. */
final class Turns {

    private final Semaphore turn;
    private final Semaphore room;
    private final int most;
    private final Duration longestWait;
    private final Runnable refused;

    /**
     * @param atOnce how many work at once
     * @param mostWaiting how many more wait for their turn
     * @param longestWait how long one waits
     * @param refused hears of each that is turned away
     */
    Turns(int atOnce, int mostWaiting, Duration longestWait, Runnable refused) {
        this.most = atOnce + mostWaiting;
        this.refused = refused;
        this.turn = new Semaphore(atOnce, true);
        this.room = new Semaphore(most);
        this.longestWait = longestWait;
    }

    /**
     * Does work when it is its turn, on the calling thread.
     *
     * @throws ProblemException where there is no room to wait, or the wait gets too long
     */
    <T> T take(Callable<T> work) throws Exception {
        if (!room.tryAcquire()) throw turnedAway("as many answers as there is room for are under way");
        try {
            if (!turn.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw turnedAway("answers asked for earlier took longer than " + longestWait.toSeconds() + " s");
            }
            try {
                return work.call();
            } finally {
                turn.release();
            }
        } finally {
            room.release();
        }
    }

    /** How many work or wait. */
    int underWay() {
        return most - room.availablePermits();
    }

    private ProblemException turnedAway(String why) {
        refused.run();
        return ProblemException.busy(why);
    }
}
