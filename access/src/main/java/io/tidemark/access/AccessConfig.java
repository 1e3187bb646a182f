package io.tidemark.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who a service answers; {@code microprofile-config.properties} of this module has the defaults. */
@ConfigMapping(prefix = "tidemark.access")
public interface AccessConfig {

    /** Names of this installation, as they stand in the header Host, without a port; {@code *} for any. */
    Set<String> hosts();

    /**
     * Whether people log in, at the server of identities that {@code quarkus.oidc} names. Nobody does where this is not said, and then services
     * listen on the loopback address alone.
     */
    Optional<Boolean> login();

    /** The claim of a token that has the team, or the teams, of who carries it. */
    String teamClaim();

    /** What only the proxy before this service knows; where it is set, nobody else is answered. */
    Optional<String> proxyKey();
}
