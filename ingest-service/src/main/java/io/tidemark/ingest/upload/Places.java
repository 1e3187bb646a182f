package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.FindingCode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Places for uploads that are taken in at once. While there is one for everybody, a sender may be as slow as it likes. Where there is none
 * left, the slowest goes, if it is slower than it may be: else a few slow senders would hold all places for ever.
 */
final class Places {

    /** How long one who was given another's place waits until that is free: its thread has to notice first. */
    private static final Duration UNTIL_FREE = Duration.ofSeconds(5);

    private final int most;
    private final int mostOfTeam;
    private final long leastBytesASecond;
    private final LongSupplier nanoTime;
    private final Semaphore free;
    private final Set<Place> taken = ConcurrentHashMap.newKeySet();

    /**
     * @param most how many there are
     * @param mostOfTeam how many of them one team may have
     * @param leastBytesASecond pace that a sender must have to keep its place where others want one
     * @param nanoTime the time, in nanoseconds
     */
    Places(int most, int mostOfTeam, long leastBytesASecond, LongSupplier nanoTime) {
        this.most = most;
        this.mostOfTeam = mostOfTeam;
        this.leastBytesASecond = leastBytesASecond;
        this.nanoTime = nanoTime;
        this.free = new Semaphore(most);
    }

    /** The place of one upload, until it is closed. */
    final class Place implements AutoCloseable {

        private final Sender sender;
        private final Optional<String> team;
        private boolean receiving = true;
        private boolean cut;

        private Place(Sender sender, Optional<String> team) {
            this.sender = sender;
            this.team = team;
        }

        /** All has come: what is done from now on does not wait for the sender. */
        synchronized void hasReceived() {
            receiving = false;
        }

        /** What to say of an upload that was ended in favour of another; nothing where it was not. */
        synchronized Optional<UploadRejectedException> whyCut(long bytes) {
            if (!cut) return Optional.empty();
            return Optional.of(new UploadRejectedException(FindingCode.UPLOAD_TOO_SLOW.with(
                    Map.of("bytes", bytes, "most", most, "leastRate", leastBytesASecond))));
        }

        private synchronized boolean cutIfSlow() {
            if (!receiving || cut || pace() >= leastBytesASecond) return false;
            cut = true;
            sender.cut();
            return true;
        }

        private double pace() {
            return sender.pace().bytesASecond(nanoTime.getAsLong());
        }

        @Override
        public void close() {
            taken.remove(this);
            free.release();
        }
    }

    /**
     * Takes a place, if need be that of a slow sender.
     *
     * @param team the team that the upload is of, where it is of one
     * @throws UploadRejectedException where all are taken by senders who are fast enough, or the team has as many as it may
     */
    Place take(Sender sender, Optional<String> team) {
        if (team.isPresent() && placesOf(team) >= mostOfTeam) {
            throw new UploadRejectedException(
                    FindingCode.TOO_MANY_UPLOADS.with(Map.of("most", mostOfTeam, "team", team.get())));
        }
        if (!free.tryAcquire() && !(cutSlowest() && isFreeSoon())) {
            throw new UploadRejectedException(FindingCode.TOO_MANY_UPLOADS.with(Map.of("most", most)));
        }
        Place place = new Place(sender, team);
        taken.add(place);
        return place;
    }

    /** How many are taken. */
    int taken() {
        return taken.size();
    }

    private long placesOf(Optional<String> team) {
        return taken.stream().filter(place -> place.team.equals(team)).count();
    }

    private boolean cutSlowest() {
        return taken.stream().sorted(Comparator.comparingDouble(Place::pace)).anyMatch(Place::cutIfSlow);
    }

    private boolean isFreeSoon() {
        try {
            return free.tryAcquire(UNTIL_FREE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
