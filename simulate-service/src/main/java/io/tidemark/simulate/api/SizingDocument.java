package io.tidemark.simulate.api;

import io.tidemark.simulate.sizing.ConntrackTable;
import io.tidemark.simulate.sizing.Device;
import io.tidemark.simulate.sizing.DeviceChoice;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.SizingAnswer;
import java.util.List;

/**
 * Answer of {@code /api/sizing}: what to size for.
 *
 * @param fit the fit it rests on; null where there are several
 * @param users number of users of all classes together
 * @param classes the users by the fit they are like
 * @param certainty probability that demand stays at or below the size
 * @param horizon how long, in ISO-8601 form
 * @param history how long the traffic is taken to have gone on before, in ISO-8601 form; no connection is held longer
 * @param concurrentConnections demand of concurrent connections
 * @param newConnectionsPerSecond demand of new connections per second
 * @param factors what the peaks were multiplied by
 * @param simulation how the peak of concurrent connections was found
 * @param nfConntrack settings of Linux' connection tracking for the size
 * @param nat public addresses of a NAT gateway; null where natBlock was not given
 * @param devices the smallest device of the catalogue that holds both sizes; null where there was none
 * @param sentence the answer in one sentence
 * @param warnings what to know before relying on it
 */
record SizingDocument(
        String fit,
        int users,
        List<UserClass> classes,
        double certainty,
        String horizon,
        String history,
        SizingAnswer.Demand concurrentConnections,
        SizingAnswer.Demand newConnectionsPerSecond,
        Factors factors,
        SizingAnswer.Simulation simulation,
        ConntrackTable nfConntrack,
        NatAddresses nat,
        Devices devices,
        String sentence,
        List<String> warnings) {

    /**
     * Users like those of a fit.
     *
     * @param fit the fit
     * @param users how many
     */
    record UserClass(String fit, int users) {}

    /**
     * The choice among the devices of the catalogue.
     *
     * @param smallest the smallest that holds both sizes; null where none does
     * @param tooSmall those that do not, and why
     */
    record Devices(Device smallest, List<DeviceChoice.TooSmall> tooSmall) {

        static Devices of(List<Device> catalogue, SizingAnswer answer) {
            DeviceChoice choice = DeviceChoice.of(
                    catalogue,
                    answer.concurrentConnections().size(),
                    answer.newConnectionsPerSecond().size());
            return new Devices(choice.smallest().orElse(null), choice.tooSmall());
        }
    }
}
