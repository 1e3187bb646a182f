/** The first half of captures predicts the second: what was measured against what the fit to the first half says. */
package io.tidemark.simulate.backtest;
