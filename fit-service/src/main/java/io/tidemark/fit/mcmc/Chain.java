package io.tidemark.fit.mcmc;

import io.tidemark.fit.mcmc.adaptation.Adaptation;
import io.tidemark.fit.mcmc.adaptation.WarmupSchedule;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import io.tidemark.fit.mcmc.transition.NoUTurn;
import io.tidemark.fit.mcmc.transition.Transition;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** One Markov chain: a dispersed start, warm-up, draws. Used once, by one thread. */
final class Chain {

    /** A first position is drawn from the cube of this half width, as in Stan. */
    private static final double START_RADIUS = 2;

    private static final int START_ATTEMPTS = 100;

    private final int number;
    private final Target target;
    private final SamplerSettings settings;
    private final UniformRandomProvider random;
    private final Progress progress;
    private final Hamiltonian hamiltonian;
    private final NoUTurn transition;
    private final PhasePoint point;
    private final SamplerStatistics statistics;
    private final double[][] draws;

    Chain(int number, Target target, SamplerSettings settings, UniformRandomProvider random, Progress progress) {
        this.number = number;
        this.target = target;
        this.settings = settings;
        this.random = random;
        this.progress = progress;
        this.hamiltonian = new Hamiltonian(target);
        this.transition = new NoUTurn(hamiltonian, random, SamplerSettings.MAX_TREE_DEPTH);
        this.point = new PhasePoint(hamiltonian.dimension());
        this.statistics = SamplerStatistics.ofDraws(settings.draws());
        this.draws = new double[settings.draws()][target.valueCount()];
    }

    SampledChain run() {
        long startNanos = System.nanoTime();
        disperse();
        Adaptation adaptation = new Adaptation(
                hamiltonian, WarmupSchedule.of(settings.warmup()), settings.targetAcceptance(), random, point);
        int warmupDivergences = warmUp(adaptation);
        long warmNanos = System.nanoTime();
        draw(adaptation.finalStepSize());
        return new SampledChain(
                number,
                draws,
                statistics,
                adaptation.finalStepSize(),
                hamiltonian.inverseMetric().clone(),
                warmupDivergences,
                (warmNanos - startNanos) * 1e-9,
                (System.nanoTime() - warmNanos) * 1e-9);
    }

    /** Draws first positions until the log density and its gradient are finite. */
    private void disperse() {
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            Arrays.setAll(point.position(), i -> random.nextDouble(-START_RADIUS, START_RADIUS));
            hamiltonian.refresh(point);
            if (Double.isFinite(point.logDensity())
                    && Arrays.stream(point.gradient()).allMatch(Double::isFinite)) {
                return;
            }
        }
        throw new IllegalStateException("chain " + number + " found no start: in " + START_ATTEMPTS
                + " positions the log density or its gradient was not finite");
    }

    private int warmUp(Adaptation adaptation) {
        int divergences = 0;
        for (int iteration = 0; iteration < settings.warmup(); iteration++) {
            Transition moved = transition.move(point, adaptation.stepSize());
            adaptation.learn(iteration, point, moved.acceptance());
            divergences += moved.divergent() ? 1 : 0;
            progress.iterationEnded(number, iteration + 1, Phase.WARMUP);
        }
        return divergences;
    }

    private void draw(double stepSize) {
        for (int draw = 0; draw < settings.draws(); draw++) {
            Transition moved = transition.move(point, stepSize);
            target.constrain(point.position(), draws[draw]);
            statistics.set(draw, point.logDensity(), stepSize, moved);
            progress.iterationEnded(number, settings.warmup() + draw + 1, Phase.SAMPLING);
        }
    }
}
