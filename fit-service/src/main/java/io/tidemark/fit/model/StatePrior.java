package io.tidemark.fit.model;

/**
 * Prior of the two hidden states of arrivals: of their log means and of their sizes phi. Both states have the same, so that they are
 * {@linkplain Interchangeable interchangeable}.
 */
interface StatePrior {

    /** Prior of {@code log_mean} as the Stan language writes it. */
    String logMeanPrior();

    /** Prior of {@code phi} as the Stan language writes it. */
    String sizePrior();

    /**
     * Log density of both log means, up to a constant.
     *
     * @param byLogMean its derivatives are added
     */
    double addLogMeans(double[] logMeans, double[] byLogMean);

    /**
     * Log density of the logarithm of a size phi, Jacobian included, up to a constant.
     *
     * @param byLogSize its derivative is added to the element of this state
     */
    double addSize(double size, int state, double[] byLogSize);

    /** Independent of each other and of any scale: log_mean Normal(0, 3), phi Exponential(0.5), as the reference posteriors have them. */
    record Independent() implements StatePrior {

        private static final double LOG_MEAN_VARIANCE = 9;
        private static final double PHI_RATE = 0.5;

        @Override
        public String logMeanPrior() {
            return "normal(0, 3)";
        }

        @Override
        public String sizePrior() {
            return "exponential(0.5)";
        }

        @Override
        public double addLogMeans(double[] logMeans, double[] byLogMean) {
            double logPrior = 0;
            for (int s = 0; s < 2; s++) {
                logPrior -= logMeans[s] * logMeans[s] / (2 * LOG_MEAN_VARIANCE);
                byLogMean[s] -= logMeans[s] / LOG_MEAN_VARIANCE;
            }
            return logPrior;
        }

        @Override
        public double addSize(double size, int state, double[] byLogSize) {
            byLogSize[state] += 1 - PHI_RATE * size;
            return Math.log(size) - PHI_RATE * size;
        }
    }

    /**
     * Tied to each other and to what people do: the mean of both log means is Normal(log(0.3 H), 1.5) for the H users of a
     * capture, their difference Normal(0, 2.5), and log phi Normal(log 0.5, 1). A state that no second of a capture was in so carries no
     * more than a few times what people start in a busy second; with independent means and sizes near 0 it can carry any number.
     * 0.3 connections a second and person: published captures and our own lie between 0.01 and 2.
     *
     * @param users H
     */
    record Tied(int users) implements StatePrior {

        private static final double LOG_RATE = Math.log(0.3);
        private static final double CENTRE_SD = 1.5;
        private static final double DIFFERENCE_SD = 2.5;
        private static final double LOG_SIZE = Math.log(0.5);

        @Override
        public String logMeanPrior() {
            return "multi_normal: mean of both normal(log(0.3 * users), 1.5), difference normal(0, 2.5)";
        }

        @Override
        public String sizePrior() {
            return "lognormal(log(0.5), 1)";
        }

        @Override
        public double addLogMeans(double[] logMeans, double[] byLogMean) {
            double centre = ((logMeans[0] + logMeans[1]) / 2 - LOG_RATE - Math.log(users)) / CENTRE_SD;
            double difference = (logMeans[1] - logMeans[0]) / DIFFERENCE_SD;
            byLogMean[0] += -centre / (2 * CENTRE_SD) + difference / DIFFERENCE_SD;
            byLogMean[1] += -centre / (2 * CENTRE_SD) - difference / DIFFERENCE_SD;
            return -(centre * centre + difference * difference) / 2;
        }

        @Override
        public double addSize(double size, int state, double[] byLogSize) {
            double deviation = Math.log(size) - LOG_SIZE;
            byLogSize[state] -= deviation;
            return -deviation * deviation / 2;
        }
    }
}
