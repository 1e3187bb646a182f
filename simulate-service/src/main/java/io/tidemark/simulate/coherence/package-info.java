/** What an answer must keep to be given: that it does not contradict itself. */
package io.tidemark.simulate.coherence;
