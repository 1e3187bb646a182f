package io.tidemark.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void nobodyIsAskedToLogInOnALaptop(String host) {
        assertDoesNotThrow(new Exposure(new Said(Optional.empty()), host)::requireDecision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void whatOthersReachIsNotStartedBeforeItIsSaidWhetherTheyLogIn(String host) {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, new Exposure(new Said(Optional.empty()), host)::requireDecision);
        assertTrue(refusal.getMessage().contains("tidemark.access.login"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(host), refusal.getMessage());
    }

    @Test
    void eitherDecisionWillDo() {
        assertDoesNotThrow(new Exposure(new Said(Optional.of(true)), "0.0.0.0")::requireDecision);
        assertDoesNotThrow(new Exposure(new Said(Optional.of(false)), "0.0.0.0")::requireDecision);
    }

    private record Said(Optional<Boolean> login) implements AccessConfig {

        @Override
        public Set<String> hosts() {
            return Set.of();
        }

        @Override
        public String teamClaim() {
            return "team";
        }

        @Override
        public Optional<String> proxyKey() {
            return Optional.empty();
        }
    }
}
