package io.tidemark.simulate.sizing;

/**
 * Settings of Linux' connection tracking for a size. {@code nf_conntrack_max} is the size itself. The hash table has a bucket for
 * each entry, as is the kernel's default since 5.15 (Documentation/networking/nf_conntrack-sysctl.rst), rounded up to whole
 * pages of 512 buckets, as the kernel does.
 *
 * @param max {@code net.netfilter.nf_conntrack_max}
 * @param hashsize {@code hashsize} of the module, {@code net.netfilter.nf_conntrack_buckets}
 */
public record ConntrackTable(long max, long hashsize) {

    private static final long BUCKETS_OF_A_PAGE = 512;

    static ConntrackTable of(long size) {
        long pages = Math.max((size + BUCKETS_OF_A_PAGE - 1) / BUCKETS_OF_A_PAGE, 1);
        return new ConntrackTable(size, pages * BUCKETS_OF_A_PAGE);
    }
}
