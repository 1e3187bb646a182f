package io.tidemark.ingest.connlog;

/** Why a firewall ended a session. */
public enum SessionEnd {
    /** Both sides closed it. */
    FIN,
    /** One side reset it. */
    RST,
    /** It was silent for its timeout. */
    TIMEOUT,
    /** The log does not tell, or something else ended it. */
    OTHER
}
