package io.tidemark.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts everything, prints the page's address when all of it is ready, and runs until it is interrupted. */
@Command(name = "up", description = "Starts everything and runs until Ctrl-C.", mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

    /** Of one service; each takes half a gigabyte. */
    private static final int MOST_PROCESSES = 16;

    @ParentCommand
    private Tidemark tidemark;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the page, 0 for a free one (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--processes",
            paramLabel = "SERVICE=NUMBER",
            split = ",",
            description = "How many processes a service has, such as ingest=3,fit=3,simulate=2 (default: 1 each).")
    private Map<ServiceKind, Integer> processes = Map.of();

    @Option(names = "--tls", description = "Services reach Kafka and PostgreSQL by TLS, as they do in production.")
    private boolean tls;

    @Override
    public Integer call() throws Exception {
        processes.forEach(this::requireInRange);
        Path root = tidemark.data;
        DataFolder data =
                DataFolder.take(root).orElseThrow(() -> new Failure("a product runs on " + root + " already"));
        Log.into(data.log("standalone"));
        try (Product product = Product.start(Tidemark.home(), data, port, processes, tls)) {
            Runtime.getRuntime().addShutdownHook(new Thread(product::close, "stop"));
            spec.commandLine().getOut().println(product.address());
            spec.commandLine().getOut().flush();
            throw product.broken().join();
        }
    }

    private void requireInRange(ServiceKind service, int number) {
        if (1 <= number && number <= MOST_PROCESSES) return;
        throw new ParameterException(
                spec.commandLine(),
                "--processes: expected 1 to " + MOST_PROCESSES + " of " + service.label() + ", found " + number);
    }
}
