package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.Level;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.NatAnswer;

/** What holds of the addresses of a NAT gateway. */
final class NatRules {

    private NatRules() {}

    static void check(NatAnswer answer, Claims claims) {
        NatAddresses nat = answer.addresses();
        answer.ofOneUser().forEach(level -> check(answer, level, claims));
        claims.rise(
                "a user's blocks hold the ports that the user needs",
                named("portsPerUser", nat.portsPerUser()),
                named("ports of the blocks", (double) nat.blocksPerUser() * nat.blockSize()));
        claims.rise(
                "the addresses hold all users",
                named("users", answer.users()),
                named("users of the addresses", (double) nat.addresses() * Math.max(nat.usersPerAddress(), 1)));
    }

    private static void check(NatAnswer answer, Level level, Claims claims) {
        LevelRules.check(level, claims.of("one user"));
        level.quantiles().stream()
                .filter(quantile -> quantile.p() <= answer.question().certainty())
                .forEach(quantile -> claims.rise(
                        "a user's ports are no less than the level's quantiles up to the certainty",
                        named(
                                "quantile " + quantile.p(),
                                answer.question().factors().size(quantile.value())),
                        named("portsPerUser", answer.addresses().portsPerUser())));
    }
}
