package io.tidemark.ingest.fuzz;

/** Small logs and exports, one of each form. */
final class LogSeeds {

    static final String ZEEK_ROWS = """
            1700000000.000100\tC1\t10.0.0.1\t40000\t10.0.0.2\t443\ttcp\tssl\t2.500000\t1\t2\tSF\tT\tF\t0\tC^hadf\t8\t500\t7\t600\t-
            1700000001.000000\tC2\tfd00::1\t40001\tfd00::2\t53\tudp\t-\t-\t-\t-\tS0\t-\t-\t0\tD\t2\t58\t0\t0\t-
            """;

    static final String ZEEK_ECS = """
            {"@timestamp":"2023-11-14T22:13:20.000100Z","event":{"dataset":"zeek.connection","duration":2500000000},"source":{"ip":"10.0.0.1",\
            "port":40000,"packets":8,"bytes":500},"destination":{"ip":"10.0.0.2","port":443,"packets":7,"bytes":600},"network":{"transport":"tcp"},\
            "zeek":{"connection":{"state":"SF","history":"ShADadFf"}}}
            """;

    static final String FILEBEAT = """
            {"@timestamp":"2023-11-14T22:20:00.000Z","message":"#fields\\tts\\tid.orig_h\\tid.orig_p\\tid.resp_h\\tid.resp_p\\tproto\\thistory"}
            {"@timestamp":"2023-11-14T22:20:00.000Z","message":"1700000000.5\\t10.0.0.1\\t1\\t10.0.0.2\\t2\\ttcp\\tShADadFf"}
            """;

    static final String DOCKER = """
            {"log":"{\\"ts\\":1700000000.1,\\"id.orig_h\\":\\"10.0.0.1\\",\\"id.orig_p\\":1,\\"id.resp_h\\":\\"10.0.0.2\\",\\"id.resp_p\\":2,\
            \\"proto\\":\\"udp\\",\\"conn_state\\":\\"SF\\",\\"orig_pkts\\":2,\\"resp_pkts\\":1}\\n","stream":"stdout"}
            """;

    static final String TSHARK_FIELDS = """
            frame.time_epoch\tframe.len\tip.src\tip.dst\ttcp.stream\ttcp.srcport\ttcp.dstport\ttcp.flags\tudp.stream\tudp.srcport
            1700000000.000000000\t74\t10.0.0.1\t10.0.0.2\t0\t40000\t443\t0x0002\t\t
            1700000000.100000000\t74\t10.0.0.1,10.0.0.3\t10.0.0.2,10.0.0.4\t\t\t\t\t0,1\t5000,53
            """;

    static final String TSHARK_COMPLETENESS = """
            frame.time_relative,ip.src,ip.dst,tcp.stream,tcp.completeness
            0.000000000,10.0.0.1,10.0.0.2,0,0
            0.100000000,10.0.0.2,10.0.0.1,0,1
            0.200000000,10.0.0.1,10.0.0.2,0,31
            """;

    static final String TSHARK_EK_FIELDS = """
            {"index":{"_index":"packets-2023-11-14"}}
            {"timestamp":"1700000000500","layers":{"ip_src":["10.0.0.1"],"ip_dst":["10.0.0.2"],"tcp_stream":["0"],"tcp_completeness":["31"]}}
            {"timestamp":"1700000000600","layers":{"tcp_stream":["0"],"tcp_flags_str":["*******A****"],"udp_stream":["0","1"]}}
            """;

    static final String NETFLOW = """
            {"event_type":"netflow","src_ip":"10.0.0.1","src_port":1000,"dest_ip":"10.0.0.2","dest_port":443,"proto":"TCP","netflow":{"pkts":8,\
            "bytes":500,"start":"2023-11-14T22:13:20.000000+0000","end":"2023-11-14T22:13:22.000000+0000"},"tcp":{"tcp_flags":"1b"}}
            {"event_type":"netflow","src_ip":"10.0.0.2","src_port":443,"dest_ip":"10.0.0.1","dest_port":1000,"proto":"TCP","netflow":{"pkts":7,\
            "bytes":600,"start":"2023-11-14T22:13:20.000000+0000","end":"2023-11-14T22:13:22.000000+0000"},"tcp":{"tcp_flags":"1b"}}
            """;

    static final String AWS_FIREWALL = """
            {"firewall_name":"f","event_timestamp":"1700000000","event":{"event_type":"netflow","src_ip":"10.0.0.1","src_port":1000,\
            "dest_ip":"10.0.0.2","dest_port":53,"proto":"UDP","netflow":{"pkts":2,"bytes":500,"start":"2023-11-14T22:13:20.000000+0000",\
            "end":"2023-11-14T22:13:22.000000+0000"}}}
            """;

    static final String FORTIGATE = """
            <189>date=2023-11-14 time=22:15:00 devname="FW1" devid="FG100" eventtime=1700000100000000000 tz="+0000" logid="0000000013" type="traffic" \
            subtype="forward" srcip=10.0.0.1 srcport=40000 dstip=10.0.0.2 dstport=443 proto=6 action="close" duration=5 sentbyte=900 rcvdbyte=5000 \
            sentpkt=8 rcvdpkt=9
            date=2023-11-14 time=22:15:00 devname="FW1" tz="+0100" type="traffic" srcip=10.0.0.1 srcport=40000 dstip=10.0.0.2 dstport=53 proto=17 \
            action="accept" duration=181 sentbyte=90 rcvdbyte=50
            """;

    static final String FORTIGATE_CSV = """
            "eventtime","srcip","srcport","dstip","dstport","proto","action","duration","sentbyte","rcvdbyte"
            "1700000100","10.0.0.1","40000","10.0.0.2","443","6","timeout","3700","800","900"
            """;

    static final String PANOS = """
            <14>Nov 14 22:15:00 PA 1,2023/11/14 22:15:00,001,TRAFFIC,end,1,2023/11/14 22:15:00,10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.2,"a, b",,,ssl,v,i,o,\
            e1,e2,l,2023/11/14 22:15:00,77,1,40000,443,4000,443,0x0,tcp,allow,5100,100,5000,17,2023/11/14 22:13:20,30,any,0,1,0x0,US,DE,0,8,9,tcp-fin
            """;

    static final String PANOS_EXPORT = """
            Type,Threat/Content Type,Start Time,Elapsed Time (sec),Source address,Source Port,Destination address,Destination Port,IP Protocol,Bytes Received
            TRAFFIC,end,2023/11/14 22:13:20,30,10.0.0.1,40000,10.0.0.2,443,udp,5000
            """;

    static final String CONNTRACK = """
            [1700000000.000000]\t    [NEW] tcp      6 120 SYN_SENT src=10.0.0.1 dst=10.0.0.2 sport=1000 dport=443 [UNREPLIED] src=10.0.0.2 dst=10.0.0.1
            [1700000000.100000]\t [UPDATE] tcp      6 432000 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=1000 dport=443 src=10.0.0.2 [ASSURED]
            [1700000002.000000]\t[DESTROY] udp      17 src=10.0.0.1 dst=10.0.0.3 sport=5 dport=53 packets=1 bytes=60 src=10.0.0.3 packets=1 bytes=9
            """;

    static final String AWS_VPC = """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 123456789010 eni-0a 10.0.0.1 10.0.0.2 40000 443 6 20 4249 1700000000 1700000060 ACCEPT OK
            2 123456789010 eni-0a 10.0.0.2 10.0.0.1 443 40000 6 20 4249 1700000000 1700000060 ACCEPT OK
            2 123456789010 eni-0a - - - - - - - 1700000000 1700000060 - NODATA
            """;

    static final String AWS_VPC_CUSTOM = """
            srcaddr,dstaddr,srcport,dstport,protocol,packets,start,end,tcp_flags
            10.0.0.1,10.0.0.2,40000,443,6,20,1700000000,1700000060,3
            10.0.0.1,10.0.0.2,40000,443,6,20,1700000061,1700000100,2
            """;

    static final String NFDUMP = """
            ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt
            2023-11-14 22:13:20,2023-11-14 22:13:22,2.500,10.0.0.1,10.0.0.2,40000,443,TCP,...AP.SF,0,0,8,900,9,5000
            2023-11-14 22:13:21,2023-11-14 22:13:21,0.000,10.0.0.1,10.0.0.2,5000,53,UDP,........,0,0,1,60,0,0
            Summary
            """;

    static final String NFDUMP_17 = """
            firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows
            2023-11-14 22:13:20.123,2.500,TCP,10.0.0.1,40000,10.0.0.2,443,8,900,1
            2023-11-14 22:13:20.125,2.500,TCP,10.0.0.2,443,10.0.0.1,40000,8,900,1
            """;

    static final String NFSTREAM = """
            src_ip,src_port,dst_ip,dst_port,protocol,bidirectional_first_seen_ms,bidirectional_last_seen_ms,src2dst_packets,dst2src_packets
            10.0.0.1,40000,10.0.0.2,443,6,1700000000000,1700000007000,8,9
            """;

    static final String CICFLOWMETER = """
            Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Flow Duration,Tot Fwd Pkts,Tot Bwd Pkts
            10.0.0.1,40000,10.0.0.2,443,6,14/11/2023 10:13:20 PM,2500000,8,9
            """;

    static final String ARGUS = """
            StartTime,Dur,Proto,SrcAddr,Sport,DstAddr,Dport,SrcPkts,DstPkts,SrcBytes,DstBytes
            1700000000.000000,2.500000,tcp,10.0.0.1,40000,10.0.0.2,443,8,9,900,5000
            """;

    private LogSeeds() {}
}
