package io.tidemark.ingest.packet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;

/**
 * Packets that tshark has dissected and numbered, as JSON: what {@code tshark -T json} writes, and the reduced form of the source
 * article, an object a packet without its layers. The objects are in an array or one after another, commas may trail. A key may come
 * more than once in an object, as it does in tunnels, and null stands for an absent value.
 *
 * <p>Every object needs {@code frame.time_epoch}. A TCP segment needs {@code tcp.stream} and its flags, as {@code tcp.flags} or as
 * {@code tcp.flags_tree}; a UDP datagram needs {@code udp.stream}. Addresses, ports and {@code frame.len} are taken where they are.
 */
public final class TsharkJson implements FrameSource, FrameDecoder {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private final CaptureInput input;
    private final PacketReceiver receiver;
    private final long startOffset;
    private final RootCommas json;
    private final JsonParser parser;
    private final TsharkFields fields = new TsharkFields();
    private ClockTicks ticks = ClockTicks.COARSEST;
    private long objects;
    private boolean inArray;
    private boolean arrayEnded;
    private boolean truncated;
    private long frameOffset;
    private boolean knowsLengths = true;

    /**
     * @param input begins with the first bracket
     * @param receiver takes the packets, with the numbers of their streams
     */
    public TsharkJson(CaptureInput input, PacketReceiver receiver) throws IOException {
        this.input = input;
        this.receiver = receiver;
        this.startOffset = input.offset();
        this.json = new RootCommas(input.remainder());
        this.parser = JSON.createParser(json);
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        try {
            if (!findObject()) {
                return false;
            }
            objects++;
            frameOffset = startOffset + parser.currentTokenLocation().getByteOffset();
            fields.clear();
            readObject("");
            fields.finish();
            show(frame);
            return true;
        } catch (JsonProcessingException e) {
            if (json.endsBefore(parser.currentLocation().getByteOffset())) {
                truncated = true;
                return false;
            }
            throw malformed("JSON", e.getOriginalMessage());
        } catch (WrongFieldException e) {
            throw malformed(e.expected(), e.found());
        }
    }

    /** Moves to the next packet's opening bracket. */
    private boolean findObject() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && objects == 0 && !inArray) {
            inArray = true;
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY) {
            arrayEnded = true;
            token = parser.nextToken();
        }
        if (token == null) {
            truncated |= inArray && !arrayEnded;
            return false;
        }
        if (token != JsonToken.START_OBJECT || arrayEnded) {
            objects++;
            throw malformed("an object that holds a packet", arrayEnded ? "more after the array" : token.name());
        }
        return true;
    }

    private void readObject(String name) throws IOException, WrongFieldException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            readValue(key, parser.nextToken());
        }
        fields.endOf(name);
    }

    private void readValue(String key, JsonToken token) throws IOException, WrongFieldException {
        switch (token) {
            case START_OBJECT -> readObject(key);
            case START_ARRAY -> {
                for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                    readValue(key, each);
                }
            }
            case VALUE_NULL -> {
                // as if it were not there
            }
            default -> fields.take(key, parser.getText());
        }
    }

    private void show(Frame frame) {
        long epochNanos = fields.epochNanos();
        ticks = ticks.with(epochNanos);
        knowsLengths &= fields.hasLength();
        frame.set(epochNanos, -1, fields.length(), new byte[0], 0, 0);
    }

    @Override
    public Outcome decode(Frame frame) {
        for (Packet packet : fields.packets()) {
            receiver.receive(frame, packet);
        }
        if (!fields.packets().isEmpty()) {
            return Outcome.FOUND;
        }
        return fields.hasIp() ? Outcome.OTHER_IP_PROTOCOL : Outcome.NOT_IP;
    }

    private MalformedCaptureException malformed(String expected, String found) {
        long offset = startOffset + Math.max(0, parser.currentLocation().getByteOffset());
        return new MalformedCaptureException(offset, expected + " in object " + objects + " of tshark's JSON", found);
    }

    @Override
    public long frameOffset() {
        return frameOffset;
    }

    @Override
    public boolean truncated() {
        return truncated || input.cut();
    }

    @Override
    public long clockResolutionNanos() {
        return ticks.nanos();
    }

    @Override
    public boolean knowsLengths() {
        return knowsLengths;
    }
}
