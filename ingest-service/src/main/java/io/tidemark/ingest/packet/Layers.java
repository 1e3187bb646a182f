package io.tidemark.ingest.packet;

/**
 * Which layer decodes what: link types, EtherTypes, IP protocols and UDP ports, with the numbers their registries give them.
 * Put a new protocol in by one line here.
 */
final class Layers {

    private static final int SIXTEEN_BITS = 1 << 16;
    private static final int EIGHT_BITS = 1 << 8;

    private final LayerTable linkTypes = new LayerTable(512, cursor -> cursor.end(Outcome.UNKNOWN_LINK_TYPE));
    private final LayerTable etherTypes = new LayerTable(SIXTEEN_BITS, cursor -> cursor.end(Outcome.NOT_IP));
    private final LayerTable ipProtocols = new LayerTable(EIGHT_BITS, cursor -> cursor.end(Outcome.OTHER_IP_PROTOCOL));
    private final LayerTable udpPorts = new LayerTable(SIXTEEN_BITS, Layer.END);

    Layers() {
        Reassembly reassembly = new Reassembly();
        Layer ipv4 = new Ipv4(ipProtocols, reassembly);
        Layer ipv6 = new Ipv6(ipProtocols);
        Layer ip = new RawIp(ipv4, ipv6);
        Layer ethernet = new Ethernet(etherTypes);
        registerLinkTypes(ethernet, ip, ipv4, ipv6);
        registerEtherTypes(ethernet, ip, ipv6);
        registerIpProtocols(ip, ipv6, reassembly);
        udpPorts.register(4789, new Vxlan(ethernet));
    }

    private void registerLinkTypes(Layer ethernet, Layer ip, Layer ipv4, Layer ipv6) {
        linkTypes.register(0, new NullLoopback(etherTypes, ipv4, ipv6));
        linkTypes.register(1, ethernet);
        linkTypes.register(12, ip);
        linkTypes.register(14, ip);
        linkTypes.register(101, ip);
        linkTypes.register(108, new NullLoopback(etherTypes, ipv4, ipv6));
        linkTypes.register(113, LinuxCooked.version1(etherTypes));
        linkTypes.register(228, ipv4);
        linkTypes.register(229, ipv6);
        linkTypes.register(276, LinuxCooked.version2(etherTypes));
    }

    private void registerEtherTypes(Layer ethernet, Layer ip, Layer ipv6) {
        Layer vlan = new Vlan(etherTypes);
        etherTypes.register(0x0004, new Llc(etherTypes));
        etherTypes.register(0x0800, ip);
        etherTypes.register(0x6558, ethernet);
        etherTypes.register(0x86dd, ipv6);
        etherTypes.register(0x8100, vlan);
        etherTypes.register(0x88a8, vlan);
        etherTypes.register(0x9100, vlan);
    }

    private void registerIpProtocols(Layer ip, Layer ipv6, Reassembly reassembly) {
        Layer extension = new Ipv6Extension(ipProtocols);
        ipProtocols.register(0, extension);
        ipProtocols.register(1, new Icmp(ip));
        ipProtocols.register(4, ip);
        ipProtocols.register(6, new Tcp());
        ipProtocols.register(17, new Udp(udpPorts));
        ipProtocols.register(41, ipv6);
        ipProtocols.register(43, extension);
        ipProtocols.register(44, new Ipv6Fragment(ipProtocols, reassembly));
        ipProtocols.register(47, new Gre(etherTypes));
        ipProtocols.register(51, new AuthenticationHeader(ipProtocols));
        ipProtocols.register(58, new Icmpv6(ipv6));
        ipProtocols.register(60, extension);
        ipProtocols.register(136, new Udp(udpPorts));
    }

    Layer ofLinkType(int linkType) {
        return linkTypes.get(linkType);
    }
}
