package io.tidemark.ingest.tshark;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.AddressLiteral;
import io.tidemark.ingest.text.WrongFieldException;

/** The addresses seen last in one packet: those of IP, or where it names none, as the reduced form does for IPv6, of Ethernet. */
final class TsharkAddresses {

    private String ipSource = "";
    private String ipDestination = "";
    private String ethernetSource = "";
    private String ethernetDestination = "";

    void clear() {
        ipSource = "";
        ipDestination = "";
        ethernetSource = "";
        ethernetDestination = "";
    }

    void take(String key, String value) {
        switch (key) {
            case "ip.src", "ipv6.src" -> ipSource = value;
            case "ip.dst", "ipv6.dst" -> ipDestination = value;
            case "eth.src" -> ethernetSource = value;
            case "eth.dst" -> ethernetDestination = value;
            default -> {
                // no address
            }
        }
    }

    boolean hasIp() {
        return !ipSource.isEmpty() && !ipDestination.isEmpty();
    }

    /** A packet from the sender's address to the receiver's. */
    Packet packet(Protocol protocol, int sourcePort, int destinationPort) throws WrongFieldException {
        byte[] source = bytes(hasIp() ? ipSource : ethernetSource);
        byte[] destination = bytes(hasIp() ? ipDestination : ethernetDestination);
        return Packet.between(protocol, source, sourcePort, destination, destinationPort);
    }

    private static byte[] bytes(String address) throws WrongFieldException {
        return address.isEmpty() ? new byte[0] : AddressLiteral.bytes(address);
    }
}
