package io.tidemark.simulate.api;

import io.tidemark.contracts.finding.Spoken;
import io.tidemark.simulate.answers.ProfilesResult;
import io.tidemark.simulate.answers.ProfilesResult.Row;
import java.util.List;

/** What the device decides, in one sentence: the smallest and the largest session table. */
final class ProfilesSentence {

    private final ProfilesResult result;
    private final DefinitionTitles titles;

    ProfilesSentence(ProfilesResult result, DefinitionTitles titles) {
        this.result = result;
        this.titles = titles;
    }

    /** The sentence; that of the only answer where no two devices can be compared. */
    String text() {
        List<Row> devices = result.rows().stream().filter(Row::isOfADevice).toList();
        Row largest = result.mostDemanding();
        if (devices.size() < 2) return largest.result().answer().sentence();
        var request = largest.result().request();
        String users = request.users() == 1 ? "1 user needs" : Spoken.count(request.users()) + " users need";
        return "The device decides: " + users + " from " + table(devices.get(devices.size() - 1)) + " to "
                + table(largest) + ", with " + Spoken.percent(request.question().certainty())
                + " certainty for " + Spoken.duration(request.question().horizonSeconds()) + ".";
    }

    private String table(Row row) {
        return Spoken.count(row.result().answer().concurrentConnections().size()) + " sessions at once ("
                + titles.of(row.definition()) + ")";
    }
}
