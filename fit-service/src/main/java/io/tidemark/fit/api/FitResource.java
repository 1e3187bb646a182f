package io.tidemark.fit.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.Reach;
import io.tidemark.fit.jobs.FitCompletion;
import io.tidemark.fit.jobs.FitConfig;
import io.tidemark.fit.jobs.FitIntake;
import io.tidemark.fit.jobs.FitIntake.Accepted;
import io.tidemark.fit.jobs.MetricsMissing;
import io.tidemark.fit.jobs.SeveralTeams;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.jobs.TooManyQueued;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.selection.ModelSets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Fits over HTTP: ask for them, read what came of each. */
@Path("/api/fits")
@Produces(MediaType.APPLICATION_JSON)
public class FitResource {

    private final ModelSets models;
    private final FitIntake intake;
    private final FitReading reading;
    private final Visitors visitors;
    private final FitCompletion completion;
    private final FitConfig config;

    FitResource(
            ModelSets models,
            FitIntake intake,
            FitReading reading,
            Visitors visitors,
            FitCompletion completion,
            FitConfig config) {
        this.models = models;
        this.intake = intake;
        this.reading = reading;
        this.visitors = visitors;
        this.completion = completion;
        this.config = config;
    }

    /**
     * A fit in the list of a capture's.
     *
     * @param id id of the fit
     * @param captures ids of the captures
     * @param model name of the model
     * @param definition session definition
     * @param status how far it has come
     * @param isDefault whether it is the fit to use for its captures and definition, all of theirs having been compared
     * @param isProvisional whether it is the best so far, while others are still sampled or scored
     */
    @Schema(name = "ListedFit")
    record ListedFit(
            String id,
            List<String> captures,
            String model,
            String definition,
            String status,
            @JsonProperty("default") boolean isDefault,
            @JsonProperty("provisional") boolean isProvisional) {

        static ListedFit of(StoredFit fit) {
            return new ListedFit(
                    fit.id(),
                    fit.order().captures(),
                    fit.order().model(),
                    fit.order().definition(),
                    fit.status().word(),
                    fit.isDefault(),
                    fit.isProvisional());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Fit models to captures",
            description =
                    "Fits the model that is named, or else the standard set of models, which then compete for being the default:"
                            + " GET /api/fits/best answers with it. The same request again is the same fits. Metrics that are not"
                            + " there yet are waited for.")
    @RequestBody(content = @Content(schema = @Schema(implementation = FitRequest.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "Accepted, or there already. Location is the fit to look at first: that of the last model of the set",
            content = @Content(schema = @Schema(implementation = AcceptedFits.class)))
    @APIResponse(
            responseCode = "400",
            description = "The request says nothing that can be fitted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No metrics of a capture came in time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "More iterations are asked for than may be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "So many fits of the team wait that no more is taken; Retry-After says when to ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> ask(byte[] body) {
        FitRequest request = FitRequest.read(body);
        Supplier<List<Accepted>> intaking = intaking(request);
        return Looks.until(Attempt::hasAccepted, config.metricsWait(), () -> attempt(intaking))
                .map(last -> accepted(last.acceptedOr(this::notFound)));
    }

    @GET
    @Operation(summary = "Fits of a capture, newest first")
    public List<ListedFit> list(@RestQuery String capture) {
        if (capture == null) throw ProblemException.badRequest("the query parameter capture must name a capture");
        return reading.ofCapture(capture, visitors.current().reach()).stream()
                .map(ListedFit::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A fit: summary, diagnostics, comparison")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FitDocument.class)))
    public Response show(@RestPath String id) {
        return Response.ok(reading.document(id, visitors.current().reach())).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Cancel or withdraw a fit",
            description =
                    "Ends a fit that waits or is being sampled: it has failed then, with the finding fit-cancelled. A fit that has"
                            + " ended is dropped, with its draws, and where its posterior is current it is so no more: a tombstone says"
                            + " so on its topic. Asked for again by POST /api/fits, either is sampled anew.")
    @APIResponse(
            responseCode = "204",
            description = "It is cancelled, and its worker stops within a heartbeat; or withdrawn")
    @APIResponse(
            responseCode = "404",
            description = "There is no such fit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void cancelOrWithdraw(@RestPath String id) {
        StoredFit fit = reading.fit(id, visitors.current().reach());
        if (!completion.cancelled(fit)) completion.withdrawn(fit);
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            summary = "Progress of a fit",
            description =
                    "Events `progress` with chain, iteration, phase and total, and one event `status` at its end.")
    public Multi<OutboundSseEvent> events(@RestPath String id, @Context Sse sse) {
        Reach reach = visitors.current().reach();
        reading.fit(id, reach);
        return new ProgressEvents(() -> reading.moment(id, reach), sse).stream();
    }

    /** What came of asking for fits once: they are accepted, or metrics are missing that may still come. */
    private record Attempt(List<Accepted> fits, MetricsMissing missing) {

        boolean hasAccepted() {
            return missing == null;
        }

        List<Accepted> acceptedOr(Function<MetricsMissing, RuntimeException> problem) {
            if (hasAccepted()) return fits;
            throw problem.apply(missing);
        }
    }

    private Supplier<List<Accepted>> intaking(FitRequest request) {
        List<FitOrder> orders = request.orders(request.isQuick() ? models.quick() : models.standard());
        request.requireAtMost(config.mostIterations());
        Reach reach = visitors.current().reach();
        return request.isQuick() ? () -> intake.acceptQuick(orders, reach) : () -> intake.acceptAll(orders, reach);
    }

    private static Attempt attempt(Supplier<List<Accepted>> intaking) {
        try {
            return new Attempt(intaking.get(), null);
        } catch (MetricsMissing e) {
            return new Attempt(List.of(), e);
        } catch (SeveralTeams e) {
            throw ProblemException.badRequest(e.getMessage());
        } catch (TooManyQueued e) {
            throw ProblemException.tooManyNow(e.getMessage());
        }
    }

    private ProblemException notFound(MetricsMissing missing) {
        return ProblemException.notFound("no metrics of capture " + missing.captureId() + " under the definition "
                + missing.definition() + " came within " + config.metricsWait().toSeconds()
                + " s: upload it with POST /api/captures, or ask for the definition with POST /api/captures/"
                + missing.captureId() + "/definitions");
    }

    private static Response accepted(List<Accepted> accepted) {
        AcceptedFits fits = AcceptedFits.of(accepted);
        return Response.accepted(fits)
                .header(HttpHeaders.LOCATION, "/api/fits/" + fits.id())
                .build();
    }
}
