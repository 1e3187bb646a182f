package io.tidemark.standalone;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The processes of one service, which are asked in turn. One that has ended is asked no more. */
final class Replicas {

    private final List<ServiceProcess> processes;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param processes one or more, started
     */
    Replicas(List<ServiceProcess> processes) {
        this.processes = new CopyOnWriteArrayList<>(processes);
    }

    /** Waits until all of them say that they are ready. */
    void awaitReady(HttpClient client) throws InterruptedException {
        for (ServiceProcess process : processes) process.awaitReady(client);
    }

    /** Goes on without a process that ends, and tells of the last. */
    void whenAllEnded(Consumer<ServiceProcess> last) {
        for (ServiceProcess process : processes) {
            process.whenEnded(() -> {
                processes.remove(process);
                if (processes.isEmpty()) last.accept(process);
            });
        }
    }

    /** The port of the next in turn, on the loopback address. */
    int nextPort() {
        List<ServiceProcess> now = List.copyOf(processes);
        if (now.isEmpty()) return 0; // nothing listens there
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).port();
    }

    /** Asks all of them to stop, and does not wait for it. */
    void askToStop() {
        processes.forEach(ServiceProcess::askToStop);
    }
}
