package io.tidemark.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a service from being reached by others before it was said whether they have to log in. */
@ApplicationScoped
public class Exposure {

    private final AccessConfig config;
    private final String host;

    Exposure(AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.host = host;
    }

    void start(@Observes StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) requireDecision();
    }

    /** @throws IllegalStateException where others than this machine may reach the service, and nobody said whether they log in */
    void requireDecision() {
        if (config.login().isPresent() || isLoopback()) return;
        throw new IllegalStateException(
                "this service would listen on " + host + ", and it is not said who may use it: set"
                        + " tidemark.access.login to true, with quarkus.oidc.auth-server-url, quarkus.oidc.client-id and"
                        + " quarkus.oidc.credentials.secret, or to false where something before it keeps strangers out");
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
