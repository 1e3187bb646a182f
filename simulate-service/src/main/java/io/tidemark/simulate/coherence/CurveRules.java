package io.tidemark.simulate.coherence;

import static io.tidemark.simulate.coherence.Claims.named;

import io.tidemark.simulate.sizing.CountRange;
import io.tidemark.simulate.sizing.SizeCurve;

/**
 * What holds of a point of a curve. Of neighbours nothing is claimed: with few paths a larger number of users may come out smaller,
 * and where several people were captured as one unit, one user more is a unit more, each thinned, whose peak may indeed be smaller.
 */
final class CurveRules {

    private CurveRules() {}

    static void check(SizeCurve.Size size, Claims claims) {
        claims.rise(
                "the size lies in the interval of its simulation",
                named("simulationLow", size.simulationLow()),
                named("size", size.size()),
                named("simulationHigh", size.simulationHigh()));
        RangeRules.check("credible range", new CountRange(size.low(), size.high()), claims);
        RangeRules.check("chance", size.chance(), claims);
        AgreementRules.check(size.agreement(), claims);
    }
}
