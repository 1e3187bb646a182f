package io.tidemark.ingest.netflow;

import io.tidemark.ingest.capture.BigEndian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Templates of all exporters, the {@value #MAX_TEMPLATES} that were used last. Templates of options are kept too: sampling is told by their records. Those
 * of more than {@value #MAX_FIELDS} fields are not kept.
 */
final class Templates {

    static final int MAX_TEMPLATES = 1 << 12;
    static final int MAX_FIELDS = 1 << 7;

    private static final int IPFIX = 10;
    private static final int MAX_SET_OF_TEMPLATES = 3;
    private static final int FIELD_BYTES = 4;
    private static final int ENTERPRISE_BIT = 0x8000;
    /** RFC 5103: what the elements of RFC 7012 tell of the other direction. */
    private static final long REVERSE_ENTERPRISE = 29_305;

    private final Recent<Key, Kept> templates = new Recent<>(MAX_TEMPLATES);
    /** How often an exporter has withdrawn all of a kind. */
    private final Recent<Kind, Long> withdrawals = new Recent<>(MAX_TEMPLATES);

    private record Key(Exporter exporter, int number) {}

    private record Kind(Exporter exporter, boolean ofOptions) {}

    private record Kept(Template template, long withdrawalsBefore) {}

    Optional<Template> get(Exporter exporter, int number) {
        return templates
                .get(new Key(exporter, number))
                .filter(kept -> kept.withdrawalsBefore()
                        == withdrawals(new Kind(exporter, kept.template().ofOptions())))
                .map(Kept::template);
    }

    private long withdrawals(Kind kind) {
        return withdrawals.get(kind).orElse(0L);
    }

    /**
     * Reads a set of templates.
     *
     * @param ofOptions whether they are of options
     * @param from where the first begins
     * @param end where the set ends
     */
    void read(Exporter exporter, boolean ofOptions, byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= FIELD_BYTES) {
            Key key = new Key(exporter, BigEndian.u16(bytes, at));
            if (exporter.version() == IPFIX && BigEndian.u16(bytes, at + Short.BYTES) == 0) {
                withdraw(key, ofOptions);
                at += FIELD_BYTES;
            } else {
                at = readTemplate(key, ofOptions, bytes, at + Short.BYTES, end);
            }
        }
    }

    /** RFC 7011, section 8.1: the number of the set itself stands for all. */
    private void withdraw(Key key, boolean ofOptions) {
        if (key.number() <= MAX_SET_OF_TEMPLATES) {
            Kind all = new Kind(key.exporter(), ofOptions);
            withdrawals.put(all, withdrawals(all) + 1);
        } else {
            templates.remove(key);
        }
    }

    /** Reads the template whose numbers of fields begin here; one that goes beyond its set is none. */
    private int readTemplate(Key key, boolean ofOptions, byte[] bytes, int from, int end) {
        int headerBytes = !ofOptions ? Short.BYTES : 2 * Short.BYTES;
        if (end - from < headerBytes) {
            return end;
        }
        boolean inBytes = ofOptions && key.exporter().version() != IPFIX;
        int first = BigEndian.u16(bytes, from);
        int second = ofOptions ? BigEndian.u16(bytes, from + Short.BYTES) : 0;
        int count = inBytes ? (first + second) / FIELD_BYTES : first;
        int scopes = inBytes ? first / FIELD_BYTES : second;
        List<Template.Field> fields = new ArrayList<>();
        int at = from + headerBytes;
        while (fields.size() < count && end - at >= FIELD_BYTES) {
            boolean enterprise = key.exporter().version() == IPFIX && (BigEndian.u16(bytes, at) & ENTERPRISE_BIT) != 0;
            int fieldBytes = enterprise ? FIELD_BYTES + Integer.BYTES : FIELD_BYTES;
            if (end - at < fieldBytes) {
                return end;
            }
            fields.add(field(bytes, at, enterprise, fields.size() < scopes));
            at += fieldBytes;
        }
        keep(key, new Template(ofOptions, fields), count);
        return at;
    }

    /** What an option is about has numbers of its own in NetFlow 9. */
    private static Template.Field field(byte[] bytes, int at, boolean enterprise, boolean isScope) {
        int number = BigEndian.u16(bytes, at) & ~(enterprise ? ENTERPRISE_BIT : 0);
        int length = BigEndian.u16(bytes, at + Short.BYTES);
        if (enterprise) {
            boolean reverse = BigEndian.u32(bytes, at + FIELD_BYTES) == REVERSE_ENTERPRISE;
            number = reverse ? number | Element.REVERSE : Template.Field.UNREAD;
        }
        return new Template.Field(isScope ? Template.Field.UNREAD : number, length);
    }

    private void keep(Key key, Template template, int count) {
        boolean whole = template.size() == count && count > 0 && count <= MAX_FIELDS;
        if (key.number() > 0xff && whole && template.leastBytes() > 0) {
            long withdrawn = withdrawals(new Kind(key.exporter(), template.ofOptions()));
            templates.put(key, new Kept(template, withdrawn));
        }
    }
}
