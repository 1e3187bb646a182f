#!/bin/sh
# Writes every TCP and UDP stream of a capture as tshark sees it, tab-separated, one row a stream, to standard output; the
# tshark version goes to standard error.  usage: truth.sh CAPTURE
#
# first_ns and last_ns are the times of the first and last frame in file order; n_syn counts segments with SYN, n_syn_noack those
# without ACK; any_fin and any_rst are 0 or 1; n_in_icmp counts packets of the stream that are headers quoted in ICMP errors.
# tshark numbers the streams; this script adds up only.
set -eu
[ $# = 1 ] || { sed -n 2,3p "$0"; exit 2; }
LC_ALL=C.UTF-8; export LC_ALL
tshark --version | head -n 1 >&2
tshark -n -r "$1" -o tcp.desegment_tcp_streams:false -Y 'tcp.stream or udp.stream' -T fields \
    -E separator=/t -E occurrence=a -E aggregator=, \
    -e frame.time_epoch -e tcp.stream -e udp.stream -e ip.src -e ipv6.src -e ip.dst -e ipv6.dst -e tcp.srcport -e tcp.dstport \
    -e udp.srcport -e udp.dstport -e tcp.flags -e tcp.flags.str -e icmp.type -e icmpv6.type |
awk -F '\t' '
function part(list, i,   a, n) { n = split(list, a, ","); return n == 0 ? "" : i <= n ? a[i] : a[n] }
function last(list,   a, n) { n = split(list, a, ","); return n == 0 ? "" : a[n] }
function digit(flags, fromRight) { return index("0123456789abcdef", substr(flags, length(flags) - fromRight, 1)) - 1 }
function bit(value, weight) { return int(value / weight) % 2 }
function add(proto, stream, i, sport, dport,   key, low) {
    key = proto "\t" stream
    if (!(key in packets)) {
        order[proto, count[proto]++] = key
        first[key] = time
        ends[key] = last($4 != "" ? $4 : $5) "\t" part(sport, i) "\t" last($6 != "" ? $6 : $7) "\t" part(dport, i)
    }
    packets[key]++
    final[key] = time
    if ($14 != "" || $15 != "") quoted[key]++
    if (proto == "tcp") {
        low = digit(part($12, i), 0)
        if (bit(low, 2)) { syn[key]++; if (!bit(digit(part($12, i), 1), 1)) bare[key]++ }
        if (bit(low, 1)) fin[key] = 1
        if (bit(low, 4)) rst[key] = 1
        flags[key] = part($13, i)
    }
}
{
    time = $1; sub(/\./, "", time)
    n = split($2, list, ","); for (i = 1; i <= n; i++) add("tcp", list[i], i, $8, $9)
    n = split($3, list, ","); for (i = 1; i <= n; i++) add("udp", list[i], i, $10, $11)
}
END {
    print "proto\tstream\tfirst_ns\tlast_ns\tpackets\tsrc\tsport\tdst\tdport\tn_syn_noack\tn_syn\tany_fin\tany_rst\tlast_flags\tn_in_icmp"
    split("tcp udp", protos, " ")
    for (p = 1; p <= 2; p++)
        for (i = 0; i < count[protos[p]]; i++) {
            key = order[protos[p], i]
            print key "\t" first[key] "\t" final[key] "\t" packets[key] "\t" ends[key] "\t" bare[key] + 0 "\t" syn[key] + 0 "\t" \
                fin[key] + 0 "\t" rst[key] + 0 "\t" flags[key] "\t" quoted[key] + 0
        }
}'
