/** The use cases: what is asked of published fits, how it is answered, and the ports that the answers are read through. */
package io.tidemark.simulate.answers;
