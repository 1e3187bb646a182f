package io.tidemark.ingest.host;

import io.tidemark.ingest.stream.UsersSide;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks of the users' side. Unless told: private IPv4 (RFC 1918), shared IPv4 behind carriers' NAT (RFC 6598) and unique local
 * IPv6 (RFC 4193). Not link-local: it is a second address of a host that has another, which would count twice.
 *
 * @param networks in CIDR notation, each once, in alphabetical order
 */
public record InsideNetworks(List<String> networks) {

    /** The usual private networks. */
    public static final InsideNetworks PRIVATE =
            new InsideNetworks(List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"));

    /** The most networks that may be told. */
    public static final int MOST = 64;

    /**
     * @throws IllegalArgumentException that names what is no network, or says that there are too many or none
     */
    public InsideNetworks {
        networks = networks.stream()
                .map(cidr -> Network.parse(cidr).toString())
                .distinct()
                .sorted()
                .toList();
        if (networks.isEmpty() || networks.size() > MOST) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " networks, found " + networks.size());
        }
    }

    /** Those told, each text one or several with commas between; {@link #PRIVATE} where nothing is told. */
    public static InsideNetworks of(Collection<String> told) {
        List<String> networks = told.stream()
                .flatMap(text -> text.isBlank() ? Stream.empty() : Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toList());
        return networks.isEmpty() ? PRIVATE : new InsideNetworks(networks);
    }

    /** Tells which addresses are in them. */
    public UsersSide side() {
        List<Network> parsed = networks.stream().map(Network::parse).toList();
        return address -> Address.of(address)
                .filter(known -> parsed.stream().anyMatch(network -> network.contains(known)))
                .isPresent();
    }
}
