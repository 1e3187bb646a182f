package io.tidemark.simulate.sizing;

import java.util.function.Supplier;

/** Watches how long the stages of an answer take. */
public interface Stages {

    /** Does one stage and gives what it makes. */
    <T> T run(String stage, Supplier<T> work);
}
