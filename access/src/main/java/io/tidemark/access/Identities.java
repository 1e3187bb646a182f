package io.tidemark.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.tidemark.contracts.Role;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads who asks from the token or the session that a request carries. */
final class Identities {

    private final String teamClaim;

    /** @param teamClaim the claim that has a team, or several */
    Identities(String teamClaim) {
        this.teamClaim = teamClaim;
    }

    /** Who sent a request; fails where what it carries is not valid. */
    Uni<Visitor> of(RoutingContext exchange) {
        return QuarkusHttpUser.getSecurityIdentity(exchange, null).map(this::visitor);
    }

    private Visitor visitor(SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) return Visitor.STRANGER;
        return new Visitor(
                Optional.of(identity.getPrincipal().getName()),
                Optional.of(subject(identity)),
                Role.mostOf(identity.getRoles()),
                identity.getPrincipal() instanceof JsonWebToken token
                        ? names(token.getClaim(teamClaim)).collect(Collectors.toUnmodifiableSet())
                        : Set.of());
    }

    private static String subject(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /** A claim is a text, or an array of texts; what is no text is no name. */
    private static Stream<String> names(Object claim) {
        return claim instanceof Collection<?> several ? several.stream().flatMap(Identities::name) : name(claim);
    }

    private static Stream<String> name(Object value) {
        if (value instanceof JsonString text) return Stream.of(text.getString());
        if (value instanceof String text) return Stream.of(text);
        return Stream.empty();
    }
}
