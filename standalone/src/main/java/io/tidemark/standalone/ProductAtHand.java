package io.tidemark.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The product that runs already, or else one that is started for a job and stopped after it.
 *
 * @param data folder that keeps what is stored
 * @param port port of the page, 0 for any
 * @param say receives the progress
 */
record ProductAtHand(Path data, int port, Consumer<String> say) {

    /** What is to be done with the product. */
    @FunctionalInterface
    interface Job {
        void run(ProductClient client) throws IOException, InterruptedException;
    }

    /** Does a job. */
    void run(Job job) throws IOException, InterruptedException {
        ProductClient running = findRunning();
        if (running != null) {
            job.run(running);
            return;
        }
        say.accept("Starting Kafka, PostgreSQL and the services");
        DataFolder folder = DataFolder.take(data)
                .orElseThrow(
                        () -> new Failure("a product is just starting on " + data + "; try again when it is ready"));
        Log.into(folder.log("standalone"));
        try (Product product = Product.start(Tidemark.home(), folder, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(product::close, "stop"));
            job.run(new ProductClient(product.address()));
        }
    }

    private ProductClient findRunning() throws IOException, InterruptedException {
        List<URI> candidates =
                new ArrayList<>(DataFolder.addressOfRunning(data).stream().toList());
        if (port != 0) candidates.add(URI.create("http://127.0.0.1:" + port + "/"));
        for (URI candidate : candidates) {
            ProductClient client = new ProductClient(candidate);
            if (client.answers()) return client;
        }
        return null;
    }
}
