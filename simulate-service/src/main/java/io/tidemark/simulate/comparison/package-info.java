/** Three sets of concurrency side by side: what was measured of a capture, what a posterior predicts, what resampling makes. */
package io.tidemark.simulate.comparison;
