package io.tidemark.ingest.packet;

/**
 * Which layer decodes what: link types (tcpdump.org/linktypes.html), EtherTypes, IP protocols, UDP ports and the rest, with the
 * numbers their registries give them. Put a new protocol in by one line here.
 */
final class Layers {

    private static final int SIXTEEN_BITS = 1 << 16;
    private static final int EIGHT_BITS = 1 << 8;

    private final LayerTable linkTypes = new LayerTable(512, cursor -> cursor.end(Outcome.UNKNOWN_LINK_TYPE));
    private final LayerTable etherTypes = tableOf(SIXTEEN_BITS, Outcome.NOT_IP);
    private final LayerTable linuxTypes = tableOf(EIGHT_BITS, Outcome.NOT_IP);
    private final LayerTable hdlcProtocols = tableOf(SIXTEEN_BITS, Outcome.NOT_IP);
    private final LayerTable pppProtocols = tableOf(SIXTEEN_BITS, Outcome.NOT_IP);
    private final LayerTable greProtocols = tableOf(SIXTEEN_BITS, Outcome.NOT_IP);
    private final LayerTable serviceProtocols = tableOf(EIGHT_BITS, Outcome.NOT_IP);
    private final LayerTable juniperProtocols = tableOf(EIGHT_BITS, Outcome.NOT_IP);
    private final LayerTable ipProtocols = LayerTable.of(EIGHT_BITS, SessionProtocol::other);
    private final LayerTable udpPorts;

    private final Reassembly reassembly = new Reassembly();
    private final Layer ipv4 = new Ipv4(ipProtocols, reassembly);
    private final Layer ipv6 = new Ipv6(ipProtocols);
    private final Layer ip = new RawIp(ipv4, ipv6);
    private final Layer ppp = new Ppp(pppProtocols);
    private final Layer ciscoHdlc = FixedHeader.typed(4, 2, hdlcProtocols);
    private final Layer framedPpp = new PppFraming(ppp, ciscoHdlc);
    private final Layer nsh = new Nsh(serviceProtocols);

    // Ethernet and LLC carry each other
    private final Layer bridged = cursor -> ethernet().decode(cursor);
    private final Layer llc = llc(FixedHeader.before(2, bridged));
    private final Layer ethernet = new Ethernet(etherTypes, llc);
    private final Layer frameRelay = new FrameRelay(networkLayerId(bridged), hdlcProtocols);
    private final Layer wlan = Wlan.standard(llc);
    private final Layer radiotap = new Radiotap(wlan, Wlan.padded(llc));
    private final Layer mpls =
            new Mpls(ipv4, ipv6, new AssociatedChannel(ipv4, ipv6), new PseudowireEthernet(ethernet));
    private final Layer gre = new Gre(greProtocols, ethernet);

    /**
     * @param otherPorts decodes what UDP carries to ports that are not registered here
     */
    Layers(Layer otherPorts) {
        udpPorts = new LayerTable(SIXTEEN_BITS, otherPorts);
        registerLinksOfComputers();
        registerLinksOfRouters();
        registerLinksOfWireless();
        registerLinksOfMonitors();
        registerEtherTypes();
        registerTags();
        registerLinuxTypes();
        registerHdlcAndPpp();
        registerGre();
        registerJuniperProtocols();
        registerServiceProtocols();
        registerIpProtocols();
        registerUdpPorts();
    }

    private static LayerTable tableOf(int size, Outcome unknown) {
        return new LayerTable(size, cursor -> cursor.end(unknown));
    }

    private Layer ethernet() {
        return ethernet;
    }

    private Layer networkLayerId(Layer bridgedFrame) {
        return new NetworkLayerId(ipv4, ipv6, ppp, new Snap(etherTypes, bridgedFrame));
    }

    private Layer llc(Layer bridgedFrame) {
        return new Llc(ip, new Snap(etherTypes, bridgedFrame), networkLayerId(bridgedFrame));
    }

    private void registerLinksOfComputers() {
        BsdFamily families = new BsdFamily(ipv4, ipv6);
        LinuxCooked.Payloads cooked = new LinuxCooked.Payloads(etherTypes, linuxTypes, greProtocols, radiotap);
        linkTypes.register(0, new NullLoopback(etherTypes, families));
        linkTypes.register(1, ethernet);
        linkTypes.register(6, new TokenRing(llc));
        linkTypes.register(7, Arcnet.bsd(ipv4, ipv6));
        linkTypes.register(10, new Fddi(llc));
        linkTypes.register(12, ip);
        linkTypes.register(14, ip);
        linkTypes.register(101, ip);
        linkTypes.register(108, new NullLoopback(etherTypes, families));
        linkTypes.register(109, new BsdEncapsulation(families));
        linkTypes.register(113, LinuxCooked.version1(cooked));
        linkTypes.register(117, new Pflog(families));
        linkTypes.register(129, Arcnet.linux(ipv4, ipv6));
        linkTypes.register(138, FixedHeader.typed(18, 16, etherTypes)); // IEEE 1394, RFC 2734
        linkTypes.register(228, ipv4);
        linkTypes.register(229, ipv6);
        linkTypes.register(242, FixedHeader.typed(44, 40, etherTypes)); // InfiniBand, RFC 4391
        linkTypes.register(276, LinuxCooked.version2(cooked));
    }

    private void registerLinksOfRouters() {
        linkTypes.register(8, new Slip(ipv4));
        linkTypes.register(9, framedPpp);
        linkTypes.register(11, llc); // ATM, RFC 2684
        linkTypes.register(18, ip); // ATM, RFC 2225
        linkTypes.register(19, ip);
        linkTypes.register(50, framedPpp);
        linkTypes.register(51, new Pppoe(ppp));
        linkTypes.register(100, llc);
        linkTypes.register(104, ciscoHdlc);
        linkTypes.register(107, frameRelay);
        linkTypes.register(122, FixedHeader.before(16, llc)); // Fibre Channel, RFC 4338
        linkTypes.register(123, new SunAtm(llc, ethernet));
        registerLinksOfJuniper();
        linkTypes.register(204, FixedHeader.before(1, framedPpp)); // direction
        linkTypes.register(205, FixedHeader.before(1, ciscoHdlc));
        linkTypes.register(206, FixedHeader.before(1, frameRelay));
    }

    private void registerLinksOfJuniper() {
        linkTypes.register(
                135, new Juniper(juniperProtocols, JuniperAtm.ofAtm2(llc, networkLayerId(bridged), framedPpp, ip)));
        linkTypes.register(
                137, new Juniper(juniperProtocols, JuniperAtm.ofAtm1(llc, networkLayerId(bridged), framedPpp, ip)));
        linkTypes.register(167, new Juniper(juniperProtocols, ethernet));
        linkTypes.register(178, new Juniper(juniperProtocols, ethernet));
        linkTypes.register(179, new Juniper(juniperProtocols, framedPpp));
        linkTypes.register(180, new Juniper(juniperProtocols, frameRelay));
        linkTypes.register(181, new Juniper(juniperProtocols, ciscoHdlc));
    }

    private void registerLinksOfWireless() {
        linkTypes.register(105, wlan);
        linkTypes.register(119, WlanPrism.ofPrism(wlan));
        linkTypes.register(127, radiotap);
        linkTypes.register(163, WlanPrism.ofAvs(wlan));
    }

    private void registerLinksOfMonitors() {
        linkTypes.register(192, new Ppi(linkTypes));
        linkTypes.register(197, new Erf(ethernet, ipv4, ipv6));
        linkTypes.register(239, new Nflog(ipv4, ipv6));
        linkTypes.register(258, new Pktap(linkTypes));
    }

    private void registerEtherTypes() {
        etherTypes.register(0x0800, ip);
        etherTypes.register(0x0806, new Arp());
        etherTypes.register(0x22f3, new Trill(ethernet));
        etherTypes.register(0x6558, ethernet);
        etherTypes.register(0x86dd, ipv6);
        etherTypes.register(0x8847, mpls);
        etherTypes.register(0x8848, mpls);
        etherTypes.register(0x8864, new Pppoe(ppp));
        etherTypes.register(0x8870, llc); // frames too long for a length field
        etherTypes.register(0x88e5, new MacSec(etherTypes));
        etherTypes.register(0x88e7, FixedHeader.before(4, ethernet)); // provider backbone, IEEE 802.1ah
        etherTypes.register(0x8903, FixedHeader.before(2, ethernet)); // Cisco FabricPath
        etherTypes.register(0x894f, nsh);
    }

    private void registerTags() {
        Layer vlan = new Vlan(etherTypes, llc);
        etherTypes.register(0x8100, vlan);
        etherTypes.register(0x88a8, vlan);
        etherTypes.register(0x9100, vlan);
        etherTypes.register(0x8909, FixedHeader.typed(8, 6, etherTypes)); // Cisco MetaData
        etherTypes.register(0x8926, FixedHeader.typed(6, 4, etherTypes)); // VN-Tag
        etherTypes.register(0x892f, FixedHeader.typed(6, 4, etherTypes)); // HSR, IEC 62439-3
        etherTypes.register(0x893f, FixedHeader.typed(8, 6, etherTypes)); // E-Tag, IEEE 802.1BR
        etherTypes.register(0xf1c1, FixedHeader.typed(6, 4, etherTypes)); // R-Tag, IEEE 802.1CB
    }

    /** Numbers of linux/if_ether.h below those of EtherTypes. */
    private void registerLinuxTypes() {
        linuxTypes.register(3, ethernet);
        linuxTypes.register(4, llc);
        linuxTypes.register(7, framedPpp);
    }

    private void registerHdlcAndPpp() {
        hdlcProtocols.register(0x0800, ip);
        hdlcProtocols.register(0x6558, ethernet);
        hdlcProtocols.register(0x86dd, ipv6);
        hdlcProtocols.register(0x8847, mpls);
        hdlcProtocols.register(0x8848, mpls);
        pppProtocols.register(0x0021, ip);
        pppProtocols.register(0x0031, new BridgedPpp(ethernet));
        pppProtocols.register(0x003d, new MultilinkPpp(ppp));
        pppProtocols.register(0x0057, ipv6);
        pppProtocols.register(0x0281, mpls);
        pppProtocols.register(0x0283, mpls);
    }

    private void registerGre() {
        Layer erspan = new Erspan(ethernet);
        greProtocols.register(0x0800, ip);
        greProtocols.register(0x22eb, erspan);
        greProtocols.register(0x6400, ethernet);
        greProtocols.register(0x6558, ethernet);
        greProtocols.register(0x6559, frameRelay);
        greProtocols.register(0x86dd, ipv6);
        greProtocols.register(0x880b, framedPpp);
        greProtocols.register(0x883e, ip); // WCCP
        greProtocols.register(0x8847, mpls);
        greProtocols.register(0x8848, mpls);
        greProtocols.register(0x88be, erspan);
        greProtocols.register(0x894f, nsh);
    }

    /** What Juniper's routers write where they have removed the link's own header. */
    private void registerJuniperProtocols() {
        juniperProtocols.register(2, ip);
        juniperProtocols.register(3, ip);
        juniperProtocols.register(4, mpls);
        juniperProtocols.register(5, mpls);
        juniperProtocols.register(6, ipv6);
        juniperProtocols.register(7, ipv6);
        juniperProtocols.register(8, mpls);
        juniperProtocols.register(32, mpls);
        juniperProtocols.register(200, framedPpp);
        juniperProtocols.register(202, llc);
        juniperProtocols.register(203, llc);
        juniperProtocols.register(204, ethernet);
        juniperProtocols.register(207, frameRelay);
        juniperProtocols.register(208, ciscoHdlc);
    }

    /** Next protocols of NSH and VXLAN-GPE, RFC 8300. */
    private void registerServiceProtocols() {
        serviceProtocols.register(1, ipv4);
        serviceProtocols.register(2, ipv6);
        serviceProtocols.register(3, ethernet);
        serviceProtocols.register(4, nsh);
        serviceProtocols.register(5, mpls);
    }

    private void registerIpProtocols() {
        Layer extension = new Ipv6Extension(ipProtocols);
        Layer withoutSessions = cursor -> cursor.end(Outcome.OTHER_IP_PROTOCOL);
        ipProtocols.register(0, extension);
        ipProtocols.register(1, new Icmp(ip));
        ipProtocols.register(4, ip);
        ipProtocols.register(6, new Tcp());
        ipProtocols.register(17, new Udp(udpPorts));
        ipProtocols.register(41, ipv6);
        ipProtocols.register(43, extension);
        ipProtocols.register(44, new Ipv6Fragment(ipProtocols, reassembly));
        ipProtocols.register(47, SessionProtocol.gre(gre));
        ipProtocols.register(50, SessionProtocol.esp());
        ipProtocols.register(51, SessionProtocol.authentication(new AuthenticationHeader(ipProtocols)));
        ipProtocols.register(58, new Icmpv6(ipv6));
        ipProtocols.register(59, withoutSessions); // nothing
        ipProtocols.register(60, extension);
        ipProtocols.register(88, withoutSessions); // EIGRP, among neighbours of a link as the two below
        ipProtocols.register(89, withoutSessions); // OSPF
        ipProtocols.register(97, FixedHeader.before(2, ethernet)); // EtherIP, RFC 3378
        ipProtocols.register(103, new Pim(ip));
        ipProtocols.register(108, new IpComp(ipProtocols));
        ipProtocols.register(112, withoutSessions); // VRRP
        ipProtocols.register(132, SessionProtocol.sctp());
        ipProtocols.register(136, new Udp(udpPorts));
        ipProtocols.register(137, mpls); // RFC 4023
        ipProtocols.register(140, extension); // shim6, RFC 5533
        ipProtocols.register(143, ethernet); // RFC 8986
    }

    private void registerUdpPorts() {
        Layer gtp = new Gtp(ipv4, ipv6);
        Layer lwapp = new Lwapp(wlan);
        Layer export = new FlowExport();
        udpPorts.register(434, new MobileIp(ipProtocols));
        udpPorts.register(1701, new L2tp(framedPpp));
        udpPorts.register(2055, export);
        udpPorts.register(2123, gtp);
        udpPorts.register(2152, gtp);
        udpPorts.register(3386, gtp);
        udpPorts.register(3544, new Teredo(ipv6));
        udpPorts.register(4341, FixedHeader.before(8, ip)); // LISP, RFC 9300
        udpPorts.register(4739, export); // IPFIX
        udpPorts.register(4754, gre); // RFC 8086
        udpPorts.register(4789, new Vxlan(ethernet));
        udpPorts.register(4790, new VxlanGpe(serviceProtocols));
        udpPorts.register(5247, new Capwap(ethernet, Wlan.swapped(llc)));
        udpPorts.register(6081, new Geneve(etherTypes));
        udpPorts.register(6343, new SFlow(ethernet));
        udpPorts.register(6635, mpls); // RFC 7510
        udpPorts.register(9995, export);
        udpPorts.register(9996, export);
        udpPorts.register(12222, lwapp);
        udpPorts.register(12223, lwapp);
        udpPorts.register(37008, new Tzsp(ethernet, wlan));
    }

    Layer ofLinkType(int linkType) {
        return linkTypes.get(linkType);
    }
}
