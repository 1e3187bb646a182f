package io.tidemark.ingest.stream;

/** Replaces addresses, so that none leaves this service. The same address must always get the same pseudonym. */
@FunctionalInterface
public interface Pseudonyms {

    /**
     * @param address 4 bytes of IPv4, 16 of IPv6, 6 of Ethernet or none where the input names no IP address; not to be changed or kept
     * @return what stands for it
     */
    String of(byte[] address);
}
