package io.tidemark.fit.jobs;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.contracts.PosteriorSummary;
import io.tidemark.contracts.Topic;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.jobs.Outbox.Message;
import io.tidemark.fit.json.Json;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Parameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is published of a fit whose diagnostics pass: all draws, then the summary that makes them current. */
final class PosteriorMessages {

    private final String version;
    private final Clock clock;

    /**
     * Messages of a version of this service.
     *
     * @param version name of the version, as messages tell it
     */
    PosteriorMessages(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    List<Message> of(StoredFit fit, FitResult result) {
        List<Message> messages = new ArrayList<>();
        result.chains()
                .forEach(chain ->
                        DrawChunk.of(chain).forEach(chunk -> messages.add(draws(fit, result.parameterNames(), chunk))));
        messages.add(current(fit, result));
        return messages;
    }

    /** The word that a posterior is current no more: a tombstone. */
    static Message withdrawal(StoredFit fit) {
        return new Message(
                Topic.CURRENT.name(), fit.order().modelKey(), fit.id() + "/withdrawn", Optional.empty(), fit.team());
    }

    private static Message draws(StoredFit fit, List<String> parameters, DrawChunk chunk) {
        PosteriorDraws value = new PosteriorDraws(
                fit.id(),
                fit.order().modelKey(),
                fit.order().model(),
                chunk.chain().chain(),
                chunk.chunk(),
                chunk.chunks(),
                parameters,
                chunk.values(),
                fit.team().orElse(null));
        String eventId = fit.id() + "/" + value.chain() + "/" + value.chunk();
        return new Message(Topic.DRAWS.name(), fit.id(), eventId, Optional.of(Json.bytes(value)), fit.team());
    }

    private Message current(StoredFit fit, FitResult result) {
        PosteriorSummary value = new PosteriorSummary(
                fit.order().modelKey(),
                fit.id(),
                fit.order().model(),
                fit.order().definition(),
                fit.captures(),
                result.summaries(),
                byName(result.parameters(), Parameter::unit),
                byName(result.parameters(), Parameter::prior),
                result.diagnostics(),
                settings(result.settings()),
                Map.of("tidemark", version, "java", Runtime.version().toString()),
                clock.instant(),
                FindingDocument.of(result.findings()),
                "/api/fits/" + fit.id() + "/draws",
                fit.team().orElse(null));
        return new Message(
                Topic.CURRENT.name(), value.modelKey(), fit.id(), Optional.of(Json.bytes(value)), fit.team());
    }

    private static PosteriorSummary.SamplerSettings settings(SamplerSettings settings) {
        return new PosteriorSummary.SamplerSettings(
                settings.chains(),
                settings.warmup(),
                settings.draws(),
                settings.seed(),
                settings.targetAcceptance(),
                SamplerSettings.MAX_TREE_DEPTH);
    }

    private static Map<String, String> byName(List<Parameter> parameters, Function<Parameter, String> what) {
        Map<String, String> byName = new LinkedHashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), what.apply(parameter)));
        return byName;
    }
}
