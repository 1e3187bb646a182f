package io.tidemark.fit.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.UnknownModel;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.selection.ModelSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /api/fits}. Everything but {@code captures} may be left out.
 *
 * @param captures ids of the captures
 * @param definition session definition
 * @param model name of the model; where none is named, the standard set is fitted
 * @param quick whether to fit the quick model alone, to be compared with no other
 * @param chains number of chains
 * @param warmup iterations of warm-up of each chain
 * @param draws draws kept of each chain
 * @param seed seed of all randomness
 */
@Schema(name = "FitRequest")
record FitRequest(
        @Schema(required = true, examples = "[\"0123456789abcdef0123456789abcdef\"]")
        List<String> captures,

        @Schema(defaultValue = RequestedBasis.DEFAULT_DEFINITION)
        String definition,

        @Schema(description = "Where none is named, the standard set of models is fitted")
        String model,

        @Schema(
                description =
                        "Fits the quick model alone, as is done unasked to every capture under every built-in definition",
                defaultValue = "false")
        Boolean quick,

        @Schema(defaultValue = "4") Integer chains,
        @Schema(defaultValue = "1000") Integer warmup,
        @Schema(defaultValue = "1000") Integer draws,
        @Schema(defaultValue = "1") Long seed) {

    /** A misspelt field is told and not ignored, for it would fit something else than was asked. */
    private static final ObjectReader READER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build()
            .readerFor(FitRequest.class);

    /** Reads a body, or says what is wrong with it. */
    static FitRequest read(byte[] body) {
        try {
            FitRequest request = READER.readValue(body);
            if (request == null) throw ProblemException.badRequest("the body must be a JSON object");
            if (request.isQuick() && request.model() != null)
                throw ProblemException.badRequest("expected model or quick, found both");
            return request;
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.badRequest(
                    e.getPropertyName() + " is no field of this request; its fields are " + e.getKnownPropertyIds());
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof JsonParseException broken) throw broken(broken);
            throw ProblemException.badRequest(path(e) + " has not the type expected: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (java.io.IOException e) {
            throw ProblemException.badRequest("the body cannot be read: " + e.getMessage());
        }
    }

    private static ProblemException broken(JsonProcessingException e) {
        return ProblemException.badRequest("the body is no JSON: it breaks at line "
                + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the body" : path;
    }

    /** Whether the quick model alone is asked for, to be compared with no other. */
    boolean isQuick() {
        return Boolean.TRUE.equals(quick);
    }

    /**
     * An order for each model, or a problem that says what is wrong with the request.
     *
     * @param unnamed the models that are fitted where none is named
     */
    List<FitOrder> orders(ModelSet unnamed) {
        Basis basis = RequestedBasis.of("captures", captures, definition);
        try {
            ModelSet asked = model == null ? unnamed : new ModelSet(List.of(model));
            return asked.orders(basis, usualWhereUnsaid());
        } catch (UnknownModel | IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    /** Refuses what would hold the cores for longer than is right beside the fits of others. */
    void requireAtMost(int mostIterations) {
        SamplerSettings asked = usualWhereUnsaid();
        long iterations = (long) asked.chains() * (asked.warmup() + asked.draws());
        if (iterations > mostIterations)
            throw ProblemException.tooMuch("chains x (warmup + draws) may be at most " + mostIterations
                    + " (tidemark.fit.most-iterations), and is " + asked.chains() + " x (" + asked.warmup() + " + "
                    + asked.draws() + ") = " + iterations);
    }

    private SamplerSettings usualWhereUnsaid() {
        SamplerSettings usual = FitOrder.USUAL_SETTINGS;
        return new SamplerSettings(
                Optional.ofNullable(chains).orElse(usual.chains()),
                Optional.ofNullable(warmup).orElse(usual.warmup()),
                Optional.ofNullable(draws).orElse(usual.draws()),
                Optional.ofNullable(seed).orElse(usual.seed()));
    }
}
