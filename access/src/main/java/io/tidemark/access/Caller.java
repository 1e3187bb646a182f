package io.tidemark.access;

import java.util.Optional;

/**
 * What a request says of where it comes from.
 *
 * @param method its HTTP method
 * @param path its path, without {@code .} and {@code ..} (RFC 3986, 5.2.4)
 * @param host name and port it was sent to, header Host
 * @param origin scheme, name and port of the page that sent it, header Origin; browsers send it with all but plain reads (RFC 6454)
 * @param site how that page is related to this service, header Sec-Fetch-Site; browsers send it with everything (W3C Fetch Metadata)
 * @param mode what it is sent for, header Sec-Fetch-Mode; {@code navigate} where a link was followed
 * @param proxyKey what it has in the header {@link io.tidemark.contracts.RequestHeaders#PROXY_KEY}
 */
record Caller(
        String method,
        String path,
        Optional<String> host,
        Optional<String> origin,
        Optional<String> site,
        Optional<String> mode,
        Optional<String> proxyKey) {

    private static final String OPERATIONS = "/q/";
    private static final String DESCRIPTION = "/q/openapi";

    /** Whether it asks how the service itself does, as probes do that know it by its address only; no answer there has to do with a capture. */
    boolean asksForOperations() {
        return path.startsWith(OPERATIONS) && !asksForDescription();
    }

    /** Whether it asks what can be asked, which is no secret. */
    boolean asksForDescription() {
        return path.startsWith(DESCRIPTION);
    }

    /** The host without its port; an IPv6 address with its brackets. */
    Optional<String> hostName() {
        return host.map(each -> each.replaceFirst(":\\d*$", ""));
    }

    /** Whether a page of another origin sent it. Such pages may link to an answer, and nothing else. */
    boolean isOfAnotherPage() {
        if (origin.isPresent() && !isOwn(origin.get())) return true;
        return site.filter(each -> !each.equals("same-origin") && !each.equals("none"))
                .filter(each -> !isFollowedLink())
                .isPresent();
    }

    private boolean isOwn(String page) {
        return host.filter(each -> page.equals("http://" + each) || page.equals("https://" + each))
                .isPresent();
    }

    private boolean isFollowedLink() {
        return method.equals("GET") && mode.filter("navigate"::equals).isPresent();
    }
}
