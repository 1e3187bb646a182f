package io.tidemark.fit.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.access.Visitors;
import io.tidemark.fit.jobs.Draws;
import io.tidemark.fit.jobs.FittedData;
import io.tidemark.fit.jobs.StoredFit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Draws of a fit in the forms that other programs read, sent chunk by chunk. */
@Path("/api/fits/{id}/draws")
public class DrawsResource {

    private static final String CSV = "text/csv";

    private final FitReading reading;
    private final Visitors visitors;
    private final Draws draws;
    private final FittedData data;

    DrawsResource(FitReading reading, Visitors visitors, Draws draws, FittedData data) {
        this.reading = reading;
        this.visitors = visitors;
        this.draws = draws;
        this.data = data;
    }

    @GET
    @Blocking
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Draws of a fit with what the sampler noted",
            description =
                    "CSV in CmdStan's form: one chain with CmdStan's comments, or all chains with a column `.chain`."
                            + " JSON in the form that ArviZ reads: `posterior`, `sample_stats`, `log_likelihood`, `observed_data`,"
                            + " `constant_data`. An observation of `arrivals` is a stretch of `seconds` seconds from `from_second` of a"
                            + " `capture`, given the seconds before; one of `tcp.durations` or `udp.durations` is one of `connections`"
                            + " connections of nearly equal duration, of `kind` 0 ended, 1 shorter, 2 longer than that. There are some"
                            + " hundred of each. Which form, `format` or Accept says.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Response show(
            @RestPath String id,
            @Parameter(description = "number of a chain, from 1") @RestQuery String chain,
            @Parameter(schema = @Schema(enumeration = {"csv", "json"})) @RestQuery String format,
            @Context HttpHeaders headers) {
        StoredFit fit = reading.sampled(id, visitors.current().reach());
        List<Integer> chains = chains(fit, chain);
        String type = type(format, headers);
        StreamingOutput body = type.equals(CSV)
                ? out -> new CmdStanCsv(fit, draws).write(out, chains, chain == null)
                : arviz(fit, chains);
        return Response.ok(body, type)
                .header("Content-Disposition", "inline; filename=\"" + name(fit, chain, type) + "\"")
                .build();
    }

    private StreamingOutput arviz(StoredFit fit, List<Integer> chains) {
        ArvizJson json = new ArvizJson(fit, draws, data.logLikelihood(fit));
        return out -> json.write(out, chains);
    }

    private List<Integer> chains(StoredFit fit, String chain) {
        List<Integer> all =
                draws.chains(fit.id()).stream().map(Draws.Chain::chain).toList();
        if (chain == null) return all;
        return all.stream()
                .filter(each -> Integer.toString(each).equals(chain))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        ProblemException.badRequest("chain must be from 1 to " + all.size() + ", found " + chain));
    }

    private static String type(String format, HttpHeaders headers) {
        if (format == null) {
            boolean json = headers.getAcceptableMediaTypes().stream()
                    .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                            || type.isCompatible(MediaType.valueOf(CSV)))
                    .findFirst()
                    .filter(type -> !type.isCompatible(MediaType.valueOf(CSV)))
                    .isPresent();
            return json ? MediaType.APPLICATION_JSON : CSV;
        }
        return switch (format) {
            case "csv" -> CSV;
            case "json" -> MediaType.APPLICATION_JSON;
            default -> throw ProblemException.badRequest("format must be csv or json, found " + format);
        };
    }

    private static String name(StoredFit fit, String chain, String type) {
        return "draws-" + fit.id() + (chain == null ? "" : "-" + chain) + (type.equals(CSV) ? ".csv" : ".json");
    }
}
