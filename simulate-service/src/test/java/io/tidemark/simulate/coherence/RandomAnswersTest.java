package io.tidemark.simulate.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizedClass;
import io.tidemark.simulate.sizing.Sizing;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;
import io.tidemark.simulate.sizing.Stages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the posterior and the question, an answer is coherent, or is refused with a reason; that of people is never refused. */
class RandomAnswersTest {

    private static final List<String> FITS = List.of("f-1");
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
    @ValueSource(strings = {"nb+gamma", "nb+lognormal-grid", "hmm-nb2+gamma", "hmm-nb2+lognormal-grid"})
    void answersForPeopleAreNeverRefused(String model) {
        begin(model);
        for (int i = 0; i < 60; i++) {
            Optional<IncoherentAnswer> refusal = refusal(posteriors.ofPeople(model, draws(), 1 + random.nextInt(3)));
            assertEquals(Optional.empty(), refusal.map(Throwable::getMessage), "case " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb+gamma", "nb+lognormal-grid", "hmm-nb2+gamma", "hmm-nb2+lognormal-grid"})
    void answersFromPriorsAreCoherentOrRefusedWithAReason(String model) {
        begin(model);
        for (int i = 0; i < 25; i++) {
            refusal(posteriors.ofPriors(model, draws(), 1 + random.nextInt(3))).ifPresent(refusal -> {
                System.out.println("REFUSED " + model + " " + refusal.getMessage());
                assertEquals(FITS, refusal.fits());
                assertTrue(refusal.getMessage().contains(": expected that "), refusal.getMessage());
            });
        }
    }

    private void begin(String model) {
        random = RandomSource.L64_X128_MIX.create((long) model.hashCode());
        posteriors = new RandomPosterior(random);
    }

    private int draws() {
        return 1 + (int) posteriors.logUniform(1, 60);
    }

    private Optional<IncoherentAnswer> refusal(Posterior posterior) {
        ConcurrencyLaw law = ConcurrencyLaw.of(posterior, LagBlocks.over((int) posteriors.logUniform(10, 600)));
        try {
            answer(law, (int) posteriors.logUniform(1, 20_000));
            return Optional.empty();
        } catch (IncoherentAnswer incoherent) {
            return Optional.of(incoherent);
        }
    }

    private void answer(ConcurrencyLaw law, int users) {
        SizingQuestion question = new SizingQuestion(
                CERTAINTIES[random.nextInt(CERTAINTIES.length)],
                (int) posteriors.logUniform(1, 60),
                Factors.of(random.nextInt(2) * 0.5, random.nextInt(4), 1 - 0.5 * random.nextInt(2)),
                random.nextLong());
        Coherence coherence = new Coherence(FITS);
        Sizing sizing = new Sizing(List.of(new SizedClass(law, EVIDENCE, users)), UNWATCHED);
        SizingAnswer answer = sizing.answer(question);
        coherence.require(answer);
        assertFalse(answer.concurrentConnections().uncertainty().text().isBlank());
        coherence.require(sizing.nat(question, 64));
        coherence.require(users, law.concurrentConnections(users));
        coherence.require(new SizeCurve(law, question, 1 + random.nextInt(20))
                .at(IntStream.of(1, users).distinct().boxed().toList()));
    }
}
