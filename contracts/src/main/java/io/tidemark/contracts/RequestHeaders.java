package io.tidemark.contracts;

/** Headers of HTTP requests that are Tidemark's own. */
public final class RequestHeaders {

    /** What only the proxy before a service knows, where it was started with such a key. */
    public static final String PROXY_KEY = "X-Tidemark-Proxy-Key";

    private RequestHeaders() {}
}
