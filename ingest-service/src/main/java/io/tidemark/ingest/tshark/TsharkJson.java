package io.tidemark.ingest.tshark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.DissectedFrames;
import io.tidemark.ingest.packet.Outcome;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.PacketReceiver;
import io.tidemark.ingest.text.ClockTicks;
import io.tidemark.ingest.text.JsonObjects;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;

/**
 * Packets that tshark has dissected and numbered, as JSON: what {@code tshark -T json} and {@code -T ek} write, and the reduced form of
 * the source article, an object a packet without its layers. The objects are in an array or one after another, commas may trail. A key may come
 * more than once in an object, as it does in tunnels, and null stands for an absent value.
 *
 * <p>Every object needs {@code frame.time_epoch}, or without it {@code frame.len}, and is then a packet without a time. A TCP segment needs {@code tcp.stream} and its flags, as {@code tcp.flags} or as
 * {@code tcp.flags_tree}, unless its {@code tcp.hdr_len} is too short for a header; a UDP datagram needs {@code udp.stream}. Addresses, ports and {@code frame.len} are taken where they are.
 */
public final class TsharkJson implements DissectedFrames {

    private final JsonObjects objects;
    private final TsharkFields fields = new TsharkFields();
    private ClockTicks ticks = ClockTicks.COARSEST;
    private boolean knowsLengths = true;

    /**
     * @param input begins with the first bracket
     */
    public TsharkJson(CaptureInput input) throws IOException {
        this.objects = new JsonObjects(input, "tshark's JSON");
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        do {
            if (!objects.next(this::readPacket)) {
                return false;
            }
        } while (fields.isIndex());
        show(frame);
        return true;
    }

    private void readPacket(JsonParser parser) throws IOException, WrongFieldException {
        fields.clear();
        readObject(parser, "");
        fields.finish();
    }

    private void readObject(JsonParser parser, String name) throws IOException, WrongFieldException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            readValue(parser, key, parser.nextToken());
        }
        fields.endOf(name);
    }

    private void readValue(JsonParser parser, String key, JsonToken token) throws IOException, WrongFieldException {
        switch (token) {
            case START_OBJECT -> readObject(parser, key);
            case START_ARRAY -> {
                for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                    readValue(parser, key, each);
                }
            }
            case VALUE_NULL -> {
                // as if it were not there
            }
            default -> readField(parser, TsharkNames.ofFieldThatIsRead(key));
        }
    }

    /** What is not asked for is passed over, however long it is. */
    private void readField(JsonParser parser, String name) throws IOException, WrongFieldException {
        if (!name.isEmpty()) {
            fields.take(name, parser.getText());
        }
    }

    private void show(Frame frame) {
        knowsLengths &= fields.hasLength();
        if (fields.isUntimed()) {
            frame.set(0, -1, fields.length(), new byte[0], 0, 0);
            frame.setUntimed();
            return;
        }
        long epochNanos = fields.epochNanos();
        ticks = ticks.with(epochNanos);
        frame.set(epochNanos, -1, fields.length(), new byte[0], 0, 0);
    }

    @Override
    public Outcome decode(Frame frame, PacketReceiver receiver) {
        if (!frame.timed()) {
            return Outcome.NO_TIME;
        }
        for (Packet packet : fields.packets()) {
            receiver.receive(frame, packet);
        }
        if (!fields.packets().isEmpty()) {
            return Outcome.FOUND;
        }
        return fields.hasIp() ? Outcome.OTHER_IP_PROTOCOL : Outcome.NOT_IP;
    }

    @Override
    public long recordOffset() {
        return objects.offset();
    }

    @Override
    public boolean truncated() {
        return objects.truncated();
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
