/**
 * Which models compete under a session definition, how well each predicts, and which fit is the default of its captures and why. What
 * is judged here is kept and queued elsewhere.
 */
package io.tidemark.fit.selection;
