package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;

/** How people open connections and how long they hold them as one target, whose values are all parameters of the population. */
final class JointPopulation implements Target {

    private final PeopleData people;
    private final Target opened;
    private final Target held;

    JointPopulation(PeopleData people) {
        this(people, people.counts());
    }

    /**
     * @param counts what is looked at of what was counted of them
     */
    JointPopulation(PeopleData people, List<PersonCounts> counts) {
        this.people = people;
        this.opened = new StandardisedPopulation(counts);
        this.held = new HeldTarget(people.persons());
    }

    @Override
    public int dimension() {
        return HeldTarget.SIZE + opened.dimension();
    }

    @Override
    public int valueCount() {
        return Population.PARAMETERS.size();
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        double[] ofHeld = new double[HeldTarget.SIZE];
        double[] ofOpened = new double[opened.dimension()];
        double sum = held.evaluate(held(position), ofHeld) + opened.evaluate(opened(position), ofOpened);
        System.arraycopy(ofHeld, 0, gradient, 0, ofHeld.length);
        System.arraycopy(ofOpened, 0, gradient, ofHeld.length, ofOpened.length);
        return sum;
    }

    @Override
    public void constrain(double[] position, double[] values) {
        double[] ofHeld = new double[HeldTarget.SIZE];
        double[] ofOpened = new double[Population.OPENED];
        held.constrain(held(position), ofHeld);
        opened.constrain(opened(position), ofOpened);
        System.arraycopy(Population.draw(ofOpened, ofHeld, people), 0, values, 0, values.length);
    }

    private static double[] held(double[] position) {
        return Arrays.copyOf(position, HeldTarget.SIZE);
    }

    private static double[] opened(double[] position) {
        return Arrays.copyOfRange(position, HeldTarget.SIZE, position.length);
    }
}
