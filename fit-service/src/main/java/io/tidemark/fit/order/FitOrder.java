package io.tidemark.fit.order;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.fit.mcmc.SamplerSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of the sampler. Its id follows from what it says, so the same order twice is the same fit: the first 32
 * hexadecimal characters of SHA-256 over model key, chains, warm-up, draws and seed, a line each, and a line {@code
 * first-half} where it is one.
 *
 * @param captures ids of the captures, sorted, each once
 * @param definition name of the session definition
 * @param model name of the model
 * @param settings how to sample
 * @param extent how much of the captures to take
 */
public record FitOrder(
        List<String> captures, String definition, String model, SamplerSettings settings, Extent extent) {

    /** How to sample where nothing else is asked for. */
    public static final SamplerSettings USUAL_SETTINGS = new SamplerSettings(4, 1_000, 1_000, 1);

    private static final int ID_LENGTH = 32;

    public FitOrder {
        captures = new Basis(captures, definition).captures();
    }

    /** What it rests on. */
    public Basis basis() {
        return new Basis(captures, definition);
    }

    /** What is modelled: capture ids joined with {@code +}, definition and model, with slashes between. */
    public String modelKey() {
        return captures.stream().collect(Collectors.joining("+")) + "/" + definition + "/" + model;
    }

    /** Id of the fit. */
    public String fitId() {
        String text = modelKey() + "\n" + settings.chains() + "\n" + settings.warmup() + "\n" + settings.draws() + "\n"
                + settings.seed() + (extent == Extent.FIRST_HALF ? "\nfirst-half" : "");
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    }

    /** The same order for the first halves of the captures. */
    public FitOrder ofFirstHalf() {
        return new FitOrder(captures, definition, model, settings, Extent.FIRST_HALF);
    }

    /** The same order for the whole of the captures. */
    public FitOrder ofWhole() {
        return new FitOrder(captures, definition, model, settings, Extent.WHOLE);
    }

    /**
     * One of how many draws is kept: of a fit of whole captures every one. Of first halves as many as backtests read, the middle ones of as many stretches of
     * the same length, where chains can be cut into such; else every one too.
     */
    public int thinning() {
        int all = settings.chains() * settings.draws();
        int times = all / PosteriorDraws.OF_BACKTESTS;
        boolean isEven = times > 0 && all % PosteriorDraws.OF_BACKTESTS == 0 && settings.draws() % times == 0;
        return extent == Extent.FIRST_HALF && isEven ? times : 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
