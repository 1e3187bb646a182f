package io.tidemark.simulate.coherence;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizedClass;
import io.tidemark.simulate.sizing.Sizing;
import io.tidemark.simulate.sizing.SizingQuestion;
import io.tidemark.simulate.sizing.Stages;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever the posterior and the question, the answer is coherent: horizons of seconds and certainties below 0.5 too. */
class RandomAnswersTest {

    static final List<String> MODELS = List.of(
            "nb+gamma",
            "nb+lognormal-grid",
            "nb+log-histogram",
            "hmm-nb2+gamma",
            "hmm-nb2+lognormal-grid",
            "hmm-tied+log-histogram");

    private static final int OF_PEOPLE = 50;
    private static final int OF_PRIORS = 25;
    private static final Coherence COHERENCE = new Coherence(List.of("f-1"));
    private static final Evidence EVIDENCE = new Evidence("wire", List.of(new Evidence.Capture(1, 1_800)), List.of());
    private static final double[] CERTAINTIES = {0.001, 0.05, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.99};

    private static final Stages UNWATCHED = new Stages() {
        @Override
        public <T> T run(String stage, Supplier<T> work) {
            return work.get();
        }
    };

    private UniformRandomProvider random;
    private RandomPosterior posteriors;

    @ParameterizedTest
    @FieldSource("MODELS")
    void answersForPeopleAreCoherent(String model) {
        begin(model);
        for (int i = 0; i < OF_PEOPLE; i++) {
            answer(i, () -> posteriors.ofPeople(model, draws(), 1 + random.nextInt(3)));
        }
    }

    /** Posteriors so wide that a single draw can have more than a thousand times the demand of all others. */
    @ParameterizedTest
    @FieldSource("MODELS")
    void answersFromPriorsAreCoherent(String model) {
        begin(model);
        for (int i = 0; i < OF_PRIORS; i++) {
            answer(i, () -> posteriors.ofPriors(model, draws(), 1 + random.nextInt(3)));
        }
    }

    private void begin(String model) {
        random = RandomSource.L64_X128_MIX.create((long) model.hashCode());
        posteriors = new RandomPosterior(random);
    }

    private int draws() {
        return 1 + (int) posteriors.logUniform(1, 60);
    }

    private void answer(int number, Supplier<Posterior> posterior) {
        LagBlocks history = LagBlocks.over((int) posteriors.logUniform(10, 600));
        List<SizedClass> classes = IntStream.rangeClosed(0, random.nextInt(4) / 3)
                .mapToObj(i -> new SizedClass(
                        ConcurrencyLaw.of(posterior.get(), history), EVIDENCE, (int) posteriors.logUniform(1, 20_000)))
                .toList();
        try {
            answer(classes);
        } catch (IncoherentAnswer incoherent) {
            throw new AssertionError("case " + number, incoherent);
        }
    }

    private void answer(List<SizedClass> classes) {
        SizingQuestion question = new SizingQuestion(
                CERTAINTIES[random.nextInt(CERTAINTIES.length)],
                (int) posteriors.logUniform(1, 60),
                Factors.of(random.nextInt(2) * 0.5, random.nextInt(4), 1 - 0.5 * random.nextInt(2)),
                random.nextLong());
        ConcurrencyLaw law = classes.get(0).law();
        int users = classes.get(0).users();
        Sizing sizing = new Sizing(classes, UNWATCHED);
        COHERENCE.require(sizing.answer(question));
        COHERENCE.require(sizing.nat(question, 64));
        COHERENCE.require(users, law.concurrentConnections(users));
        COHERENCE.require(new SizeCurve(law, question, 1 + random.nextInt(20))
                .at(IntStream.of(1, users).distinct().boxed().toList()));
    }
}
