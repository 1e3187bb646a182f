package io.tidemark.fit.api;

/** What {@code GET /api/fits/best} answers with: the default, or what is going on until it is final. */
sealed interface BestDocument permits FitDocument, ComparingDocument {}
