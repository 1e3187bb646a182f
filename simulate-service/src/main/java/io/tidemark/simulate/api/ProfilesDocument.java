package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.ProfilesResult;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer of {@code /api/sizing/profiles}: what to size for under every built-in session definition.
 *
 * @param sentence the devices that need the smallest and the largest session table, in one sentence
 * @param profiles what to size for by definition, the largest first, {@code wire} last
 * @param missing definitions under which no model can be the default, so that there is no size
 * @param mostDemanding the whole answer of the device that needs the largest table
 */
@Schema(name = "ProfileSizes")
record ProfilesDocument(
        String sentence, List<ProfileSize> profiles, List<String> missing, SizingDocument mostDemanding) {

    /**
     * What to size for under one definition.
     *
     * @param definition its name, as {@code --profile} and {@code /api/fits} take it
     * @param title what people call it
     * @param fit the fit it rests on
     * @param size sessions at once
     * @param newConnectionsPerSecond new sessions a second
     * @param quick whether the quick model answers; else all models were compared for the device
     */
    @Schema(name = "ProfileSize")
    record ProfileSize(
            String definition, String title, String fit, long size, long newConnectionsPerSecond, boolean quick) {

        static ProfileSize of(ProfilesResult.Row row, DefinitionTitles titles) {
            return new ProfileSize(
                    row.definition(),
                    titles.of(row.definition()),
                    row.result().request().classes().get(0).fit(),
                    row.result().answer().concurrentConnections().size(),
                    row.result().answer().newConnectionsPerSecond().size(),
                    row.isQuick());
        }
    }

    static ProfilesDocument of(ProfilesResult result, DefinitionTitles titles) {
        List<ProfileSize> rows =
                result.rows().stream().map(row -> ProfileSize.of(row, titles)).toList();
        return new ProfilesDocument(
                new ProfilesSentence(result, titles).text(),
                rows,
                result.missing(),
                SizingDocument.of(result.mostDemanding().result()));
    }
}
