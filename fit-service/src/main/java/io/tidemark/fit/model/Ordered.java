package io.tidemark.fit.model;

/**
 * Values in ascending order from free coordinates u, as in Stan: {@code x_1 = u_1, x_k = x_(k-1) + exp(u_k)}. The log
 * Jacobian is the sum of u_2, u_3 and so on.
 */
final class Ordered {

    private Ordered() {}

    /**
     * Fills in the values.
     *
     * @param u coordinates, one a value, from index {@code from}
     * @param x overwritten with {@code count} values from index {@code xFrom}
     */
    static void constrain(double[] u, int from, double[] x, int xFrom, int count) {
        x[xFrom] = u[from];
        for (int k = 1; k < count; k++) {
            x[xFrom + k] = x[xFrom + k - 1] + Math.exp(u[from + k]);
        }
    }

    /**
     * Turns derivatives by the values into those by the coordinates, the log Jacobian's included.
     *
     * @param u coordinates from index {@code from}
     * @param byValue derivatives of a log density by its values, from index 0, one a value
     * @param gradient overwritten from index {@code from}
     * @return log Jacobian
     */
    static double pullBack(double[] u, int from, double[] byValue, double[] gradient) {
        double logJacobian = 0;
        double byThisAndLater = 0;
        for (int k = byValue.length - 1; k > 0; k--) {
            byThisAndLater += byValue[k];
            gradient[from + k] = byThisAndLater * Math.exp(u[from + k]) + 1;
            logJacobian += u[from + k];
        }
        gradient[from] = byThisAndLater + byValue[0];
        return logJacobian;
    }
}
