package io.tidemark.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tidemark.ingest.packet.Outcome;
import io.tidemark.ingest.packet.PacketDecoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTargetsTest {

    /** Layers that nothing is behind: a frame that they end leads to no segment. */
    private static final Set<String> WITHOUT_PAYLOAD = Set.of("Arp", "FlowExport");

    private static final String SEGMENT = ":1000 > ";

    @Test
    void everyLayerHasATarget() {
        String packets = PacketDecoder.class.getPackageName();
        Set<String> layers = new ClassFileImporter()
                .importPackages(packets).stream()
                        .filter(each -> each.isAssignableTo(packets + ".Layer") && !each.isInterface())
                        .filter(each -> !each.getSource()
                                .orElseThrow()
                                .getUri()
                                .toString()
                                .contains("test-classes"))
                        .map(JavaClass::getSimpleName)
                        .filter(each -> !WITHOUT_PAYLOAD.contains(each))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> targets =
                DecoderTargets.all().stream().map(DecoderTarget::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(layers, targets, "add an entry to DecoderTargets");
    }

    private static Stream<DecoderTarget> decoders() {
        return DecoderTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void seedsOfDecodersLeadToASegment(DecoderTarget target) {
        List<byte[]> seeds = target.seeds();
        DecoderTarget.Found found = target.decode(seeds.get(seeds.size() - 1));
        int last = found.packets().size() - 1;
        assertTrue(found.packets().get(last).contains(SEGMENT), found.toString());
        assertEquals(Outcome.FOUND, found.outcomes().get(found.outcomes().size() - 1));
        assertEquals(Set.of(), missed(found), found.toString());
    }

    private static Set<Outcome> missed(DecoderTarget.Found found) {
        return found.outcomes().stream()
                .filter(outcome -> outcome != Outcome.FOUND && outcome != Outcome.FRAGMENT)
                .collect(Collectors.toSet());
    }
}
