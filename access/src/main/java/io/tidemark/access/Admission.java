package io.tidemark.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides who is let in: by the name that was asked for, the page that asked, and the proxy that it came through. */
final class Admission {

    private static final String ANY = "*";
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private final Optional<byte[]> proxyKey;

    /**
     * @param hosts names of this installation, without ports; {@code *} for any
     * @param proxyKey what every request must carry, if anything
     */
    Admission(Set<String> hosts, Optional<String> proxyKey) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.proxyKey = proxyKey.map(Admission::bytes);
    }

    /** Why a caller is not let in; nothing where it is. */
    Optional<Refusal> refusalOf(Caller caller) {
        if (caller.asksForOperations())
            return isPublic(caller.hostName()) ? Optional.of(Refusal.NOT_FOR_THE_PUBLIC) : Optional.empty();
        if (caller.asksForDescription()) return Optional.empty();
        if (!cameThroughTheProxy(caller)) return Optional.of(Refusal.NOT_BY_THE_PROXY);
        if (!isOurs(caller.hostName())) return Optional.of(Refusal.FOREIGN_HOST);
        return caller.isOfAnotherPage() ? Optional.of(Refusal.FOREIGN_PAGE) : Optional.empty();
    }

    private boolean cameThroughTheProxy(Caller caller) {
        return proxyKey.isEmpty()
                || caller.proxyKey()
                        .filter(key -> MessageDigest.isEqual(bytes(key), proxyKey.get()))
                        .isPresent();
    }

    private boolean isOurs(Optional<String> host) {
        return hosts.contains(ANY) || named(host).isPresent();
    }

    /** A name that others than this machine know: those who look after a service ask it by its address. */
    private boolean isPublic(Optional<String> host) {
        return named(host).filter(name -> !OF_THIS_MACHINE.contains(name)).isPresent();
    }

    /** The one of the names that a host is, in lower case. */
    private Optional<String> named(Optional<String> host) {
        return host.map(name -> name.toLowerCase(Locale.ROOT)).filter(hosts::contains);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
