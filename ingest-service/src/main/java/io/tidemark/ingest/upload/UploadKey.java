package io.tidemark.ingest.upload;

import java.util.Optional;

/**
 * What an upload goes by. Teams do not see each other's uploads, so the token of one is not taken by another.
 *
 * @param token chosen by whoever uploads
 * @param team the team that it is of, where it is of one
 */
public record UploadKey(String token, Optional<String> team) {}
