package io.tidemark.ingest.support;

/** Zeek's conn.log of hosts that open a connection each second: TCP in even seconds, UDP in odd ones. */
public final class HostsLog {

    /** What is above the rows. */
    public static final String HEADER =
            "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration"
                    + "\torig_bytes\tresp_bytes\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\n";

    private HostsLog() {}

    /** The log of so many seconds; hosts are 10.0.0.1, 10.0.0.2 and so on, 128 of each 10.0.x.0/24, and connect to 192.0.2.1. */
    public static String of(int hosts, int seconds) {
        StringBuilder log = new StringBuilder(HEADER);
        for (int second = 0; second < seconds; second++) {
            for (int host = 1; host <= hosts; host++) {
                log.append(row(
                        1_752_000_000 + second,
                        "10.0." + (host >> 7) + "." + (host & 0x7f),
                        second % 2 == 0 ? "tcp" : "udp"));
            }
        }
        return log.toString();
    }

    /** A row: a connection of half a second. */
    public static String row(long epochSecond, String host, String protocol) {
        return epochSecond + "\tC\t" + host + "\t40000\t192.0.2.1\t443\t" + protocol
                + "\t0.5\t10\t10\tSF\tShADadFf\t4\t200\t4\t200\n";
    }
}
