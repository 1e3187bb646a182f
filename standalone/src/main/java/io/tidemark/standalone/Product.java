package io.tidemark.standalone;

import io.tidemark.embedded.Authority;
import io.tidemark.embedded.Broker;
import io.tidemark.embedded.Database;
import io.tidemark.embedded.Encryption;
import io.tidemark.embedded.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The whole product on this machine: broker, database, the three services and the proxy before them. It takes what it
 * started down again, in the reverse order, when closed.
 */
public final class Product implements AutoCloseable {

    private static final String PSEUDONYM_KEY = "pseudonym-key";
    private static final String PROXY_KEY = "proxy-key";
    private static final List<String> SECRETS = Stream.concat(
                    Secrets.OF_SERVERS.stream(), Stream.of(PSEUDONYM_KEY, PROXY_KEY))
            .toList();

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CompletableFuture<Failure> broken = new CompletableFuture<>();
    private volatile boolean closing;
    private URI address;

    private Product() {}

    /**
     * Starts everything and opens the port when all of it is ready.
     *
     * @param home folder of the project, in which the services are built
     * @param data where all of it is stored; given back when the product is closed
     * @param port port of the page on the loopback address, 0 for a free one
     * @throws Failure where a part does not start; nothing is left running then
     */
    public static Product start(Path home, DataFolder data, int port) {
        return start(home, data, port, Map.of(), false);
    }

    /**
     * Starts everything, some services several times.
     *
     * @param home folder of the project, in which the services are built
     * @param data where all of it is stored; given back when the product is closed
     * @param port port of the page on the loopback address, 0 for a free one
     * @param processes how many processes a service has; one where none is said
     * @param tls whether services reach Kafka and PostgreSQL by TLS, and hold both against an authority made for this start
     * @throws Failure where a part does not start; nothing is left running then
     */
    public static Product start(
            Path home, DataFolder data, int port, Map<ServiceKind, Integer> processes, boolean tls) {
        Product product = new Product();
        product.started.push(data);
        try {
            product.startAll(home, data, port, processes, tls);
            return product;
        } catch (Exception e) {
            product.close();
            Throwable cause = e instanceof CompletionException ? e.getCause() : e;
            throw cause instanceof Failure failure
                    ? failure
                    : new Failure("cannot start: " + cause.getMessage(), cause);
        }
    }

    /** The address of the page. */
    public URI address() {
        return address;
    }

    /** Completes when a part of the product ends by itself, with what to tell the user. */
    public CompletableFuture<Failure> broken() {
        return broken;
    }

    /** Stops everything; what cannot be stopped does not keep the rest from being stopped. */
    @Override
    public void close() {
        closing = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception | LinkageError e) { // of classes too, that a new build has replaced meanwhile
                System.getLogger(Product.class.getName()).log(System.Logger.Level.WARNING, "while stopping", e);
            }
        }
    }

    private void startAll(Path home, DataFolder data, int port, Map<ServiceKind, Integer> processes, boolean tls)
            throws Exception {
        Secrets secrets = Secrets.keptIn(data.of("secrets"), SECRETS);
        Optional<Encryption> encryption = tls ? Optional.of(encryption(data)) : Optional.empty();
        CompletableFuture<Database> starting =
                supply(() -> Database.start(data.of("postgres"), data.log("postgres"), secrets, encryption));
        Broker broker;
        try {
            broker = push(Broker.start(data.of("kafka"), secrets, encryption));
        } finally {
            starting.thenAccept(this::push).join();
        }
        data.publishBroker(broker.clientSettings());
        Map<ServiceKind, Replicas> services = new EnumMap<>(ServiceKind.class);
        for (ServiceKind kind : ServiceKind.values()) {
            Map<String, String> settings = settings(kind, broker, starting.join(), secrets);
            Path jar = home.resolve(kind.label() + "-service/target/quarkus-app/quarkus-run.jar");
            List<ServiceProcess> replicas = new ArrayList<>();
            for (int number = 1; number <= processes.getOrDefault(kind, 1); number++) {
                replicas.add(push(ServiceProcess.start(kind, number, jar, settings, data)));
            }
            services.put(kind, new Replicas(replicas));
        }
        AutoCloseable askAll = () -> services.values().forEach(Replicas::askToStop);
        push(askAll); // closed before each of them, so that they stop side by side
        awaitReady(services);
        open(port, services, data, secrets);
    }

    private static Encryption encryption(DataFolder data) throws IOException {
        return Authority.in(data.of("tls")).server("127.0.0.1");
    }

    private void awaitReady(Map<ServiceKind, Replicas> services) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        for (Replicas service : services.values()) service.awaitReady(client);
        for (Replicas service : services.values()) service.whenAllEnded(this::report);
    }

    private void report(ServiceProcess service) {
        if (!closing) broken.complete(service.ended());
    }

    private void open(int port, Map<ServiceKind, Replicas> services, DataFolder data, Secrets secrets)
            throws IOException {
        ReverseProxy proxy =
                push(ReverseProxy.open(port, service -> services.get(service).nextPort(), secrets.of(PROXY_KEY)));
        address = proxy.address();
        data.publishAddress(address);
    }

    private static Map<String, String> settings(ServiceKind kind, Broker broker, Database database, Secrets secrets) {
        Map<String, String> settings = new HashMap<>();
        kind.kafkaUser().ifPresent(user -> settings.putAll(broker.environment(user)));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", kind.databaseRole());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of(kind.databaseRole()));
        if (kind.migrates()) {
            settings.put("QUARKUS_FLYWAY_USERNAME", Database.OWNER);
            settings.put("QUARKUS_FLYWAY_PASSWORD", secrets.of(Database.OWNER));
        }
        settings.put("TIDEMARK_ACCESS_PROXY_KEY", secrets.of(PROXY_KEY));
        if (kind == ServiceKind.INGEST) settings.put("TIDEMARK_PSEUDONYM_KEY", secrets.of(PSEUDONYM_KEY));
        return settings;
    }

    private synchronized <T extends AutoCloseable> T push(T part) {
        started.push(part);
        return part;
    }

    private interface Starter<T> {
        T start() throws Exception;
    }

    private static <T> CompletableFuture<T> supply(Starter<T> starter) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return starter.start();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }
}
