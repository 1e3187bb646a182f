package io.tidemark.simulate.answers;

import io.tidemark.simulate.backtest.MeasuredCapture;
import io.tidemark.simulate.comparison.MeasuredTraffic;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;

/** What was measured of the captures of fits. */
public interface Measurements {

    /** The captures of a fit that can be halved, with the connections of those protocols that a posterior knows. */
    List<MeasuredCapture> halvable(StoredFit fit, Posterior posterior);

    /** The traffic of all captures of a fit, of those protocols that a posterior knows. */
    List<MeasuredTraffic> traffic(StoredFit fit, Posterior posterior);
}
