package io.tidemark.fit.model;

import io.tidemark.contracts.family.Families;
import java.util.List;

/**
 * The probability {@code tcp_share} that a connection is TCP, Beta(1, 1) a priori, given the numbers of connections of both
 * protocols. Sampled as its logit u; with the Jacobian share (1 - share) the log density is {@code (tcp + 1) log share +
 * (udp + 1) log(1 - share)}.
 */
final class TcpShare implements Block {

    private static final List<Parameter> PARAMETERS = List.of(Parameter.of(Families.TABLE.share(), "beta(1, 1)"));

    private final double tcp;
    private final double udp;

    TcpShare(long tcpConnections, long udpConnections) {
        this.tcp = tcpConnections;
        this.udp = udpConnections;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public int coordinates() {
        return 1;
    }

    @Override
    public double evaluate(double[] position, double[] gradient, int from) {
        double u = position[from];
        double logShare = -Math.log1p(Math.exp(-u));
        double logRest = -Math.log1p(Math.exp(u));
        double share = Math.exp(logShare);
        gradient[from] = (tcp + 1) * (1 - share) - (udp + 1) * share;
        return (tcp + 1) * logShare + (udp + 1) * logRest;
    }

    @Override
    public void constrain(double[] position, int from, double[] values, int valuesFrom) {
        values[valuesFrom] = 1 / (1 + Math.exp(-position[from]));
    }
}
