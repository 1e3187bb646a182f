package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.CurveRequest;
import io.tidemark.simulate.sizing.CountRange;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizingQuestion;
import java.time.Duration;
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
        List<Point> points) {

    static CurveDocument of(CurveRequest request, List<SizeCurve.Point> points) {
        SizingQuestion question = request.question();
        return new CurveDocument(
                request.fit(),
                question.certainty(),
                Duration.ofSeconds(question.horizonSeconds()).toString(),
                Duration.ofSeconds(request.historySeconds()).toString(),
                question.factors(),
                request.paths(),
                question.seed(),
                points.stream().map(Point::of).toList());
    }

    /**
     * A point.
     *
     * @param users number of users
     * @param concurrentConnections size for concurrent connections
     * @param newConnectionsPerSecond size for new connections per second
     */
    record Point(int users, Size concurrentConnections, Size newConnectionsPerSecond) {

        static Point of(SizeCurve.Point point) {
            return new Point(
                    point.users(), Size.of(point.concurrentConnections()), Size.of(point.newConnectionsPerSecond()));
        }
    }

    /**
     * A size, times the factors.
     *
     * @param size the size
     * @param low lower end of its 90 % credible range: what the captures leave unknown
     * @param high upper end
     * @param chance 5 % to 95 % of the peak under the middle of the draws: what chance alone does
     * @param simulationLow lower end of the 95 % interval of what the paths leave to chance
     * @param simulationHigh upper end
     */
    record Size(long size, long low, long high, CountRange chance, long simulationLow, long simulationHigh) {

        static Size of(SizeCurve.Size size) {
            return new Size(
                    size.size(), size.low(), size.high(), size.chance(), size.simulationLow(), size.simulationHigh());
        }
    }
}
