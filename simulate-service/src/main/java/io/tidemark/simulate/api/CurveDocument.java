package io.tidemark.simulate.api;

import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizeCurve;
import java.util.List;

/**
 * Answer of {@code GET /api/sizing/curve}: the size against the number of users.
 *
 * @param fit the fit it rests on
 * @param certainty probability that demand stays at or below the size
 * @param horizon how long, in ISO-8601 form
 * @param history how long the traffic is taken to have gone on before, in ISO-8601 form
 * @param factors what the peaks were multiplied by
 * @param paths number of paths of each point
 * @param seed seed of their randomness, one for all points
 * @param points the curve, users rising
 */
record CurveDocument(
        String fit,
        double certainty,
        String horizon,
        String history,
        Factors factors,
        int paths,
        long seed,
        List<SizeCurve.Point> points) {}
