package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.sizing.MeanLevel;
import io.tidemark.simulate.sizing.NatAnswer;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizingAnswer;
import java.util.List;

/**
 * The one place where an answer is checked before it is given. Rules are such as hold of every right answer, whatever the fit and
 * the question: whoever breaks one has computed something wrong. A new kind of answer = one file of rules and one method here.
 *
 * @param fits ids of the fits that the answers rest on
 */
public record Coherence(List<String> fits) {

    /**
     * Refuses the answer to a sizing question that is not coherent.
     *
     * @throws IncoherentAnswer where it breaks a rule
     */
    public void require(SizingAnswer answer) {
        SizingRules.check(answer, new Claims(fits, "sizing"));
    }

    /**
     * The same of addresses of a NAT gateway.
     *
     * @throws IncoherentAnswer where they break a rule
     */
    public void require(NatAnswer answer) {
        NatRules.check(answer, new Claims(fits, "nat"));
    }

    /**
     * The same of the law of concurrent connections.
     *
     * @param users number of users it is of
     * @throws IncoherentAnswer where it breaks a rule
     */
    public void require(int users, PredictiveLaw law) {
        LawRules.check(law, new Claims(fits, "law of " + users + " users"));
    }

    /**
     * The same of a curve.
     *
     * @throws IncoherentAnswer where a point breaks a rule
     */
    public void require(List<SizeCurve.Point> curve) {
        for (SizeCurve.Point point : curve) {
            Claims claims = new Claims(fits, "curve at " + point.users() + " users");
            CurveRules.check(point.concurrentConnections(), claims.of("concurrentConnections"));
            CurveRules.check(point.newConnectionsPerSecond(), claims.of("newConnectionsPerSecond"));
        }
    }

    /**
     * The same of a mean level.
     *
     * @throws IncoherentAnswer where it breaks a rule
     */
    public void require(MeanLevel level) {
        Claims claims = new Claims(fits, "meanLevel");
        claims.numbers(named("measured", level.measured()), named("predictedWithinCapture", level.predicted()));
        claims.rise("a range does not end before it begins", named("low", level.low()), named("high", level.high()));
    }
}
