package io.tidemark.ingest.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.255, c00002ff",
        "0.0.0.0, 00000000",
        "2001:db8::1, 20010db8000000000000000000000001",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 20010db8000000000000000000000001",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "FE80::, fe800000000000000000000000000000",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "64:ff9b::192.0.2.33, 0064ff9b0000000000000000c0000221",
        "1:2:3:4:5:6:192.0.2.33, 000100020003000400050006c0000221",
        "00:1a:2B:3c:4d:5e, 001a2b3c4d5e",
        "00-1a-2b-3c-4d-5e, 001a2b3c4d5e"
    })
    void readsAllForms(String text, String hex) throws WrongFieldException {
        assertEquals(hex, HexFormat.of().formatHex(AddressLiteral.bytes(text)));
    }

    /** The JDK would make four bytes of it, and so another host than the one in the packets. */
    @Test
    void keepsAnIpv4AddressThatIsMappedIntoIpv6AsIpv6() throws WrongFieldException {
        assertEquals(16, AddressLiteral.bytes("::ffff:192.0.2.1").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.1.5",
                "1921.0.2.1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                ":::",
                ":1",
                "1:",
                "12345::",
                "g::",
                "::192.0.2",
                "::192.0.2.1:5",
                "fe80::1%lo",
                "[::1]",
                "1:2:3:4:5:6:7:192.0.2.1",
                "::ffff:192.0.2.256",
                " ::1",
                "00:1a:2b:3c:4d"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThrows(WrongFieldException.class, () -> AddressLiteral.bytes(text));
    }

    @Test
    void quotesNoMoreThanTheBeginningOfLongText() {
        WrongFieldException e =
                assertThrows(WrongFieldException.class, () -> AddressLiteral.bytes("1:".repeat(100_000)));
        assertEquals("\"" + "1:".repeat(20) + "...\"", e.found());
    }
}
