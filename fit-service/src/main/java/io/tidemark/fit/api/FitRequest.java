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
import io.tidemark.fit.model.Models;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /api/fits}. Everything but {@code captures} may be left out.
 *
 * @param captures ids of the captures
 * @param definition session definition
 * @param model name of the model
 * @param chains number of chains
 * @param warmup iterations of warm-up of each chain
 * @param draws draws kept of each chain
 * @param seed seed of all randomness
 */
@Schema(name = "FitRequest")
record FitRequest(
        @Schema(required = true, examples = "[\"0123456789abcdef0123456789abcdef\"]")
        List<String> captures,

        @Schema(defaultValue = "wire") String definition,
        @Schema(defaultValue = Models.USUAL) String model,
        @Schema(defaultValue = "4") Integer chains,
        @Schema(defaultValue = "1000") Integer warmup,
        @Schema(defaultValue = "1000") Integer draws,
        @Schema(defaultValue = "1") Long seed) {

    private static final int MOST_CAPTURES = 100;
    private static final Pattern CAPTURE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DEFINITION = Pattern.compile("[^\\p{Cntrl}/+]{1,100}");

    /** A misspelt field is told and not ignored, for it would fit something else than was asked. */
    private static final ObjectReader READER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build()
            .readerFor(FitRequest.class);

    /** Reads a body, or says what is wrong with it. */
    static FitOrder read(byte[] body) {
        try {
            FitRequest request = READER.readValue(body);
            if (request == null) throw ProblemException.badRequest("the body must be a JSON object");
            return request.order();
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

    private FitOrder order() {
        checkCaptures();
        String definitionAsked = Optional.ofNullable(definition).orElse("wire");
        check(
                DEFINITION.matcher(definitionAsked).matches(),
                "definition must be a name of 1 to 100 characters without / and +");
        try {
            return new FitOrder(
                    captures,
                    definitionAsked,
                    Models.named(Optional.ofNullable(model).orElse(Models.USUAL))
                            .name(),
                    settings(),
                    Extent.WHOLE);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private void checkCaptures() {
        check(
                captures != null && !captures.isEmpty() && captures.size() <= MOST_CAPTURES,
                "captures must name 1 to " + MOST_CAPTURES + " captures");
        captures.forEach(id -> check(
                id != null && CAPTURE_ID.matcher(id).matches(),
                "captures must hold ids of 32 hexadecimal digits, found " + id));
    }

    private SamplerSettings settings() {
        SamplerSettings usual = FitOrder.USUAL_SETTINGS;
        return new SamplerSettings(
                Optional.ofNullable(chains).orElse(usual.chains()),
                Optional.ofNullable(warmup).orElse(usual.warmup()),
                Optional.ofNullable(draws).orElse(usual.draws()),
                Optional.ofNullable(seed).orElse(usual.seed()));
    }

    private static void check(boolean holds, String expected) {
        if (!holds) throw ProblemException.badRequest(expected);
    }
}
