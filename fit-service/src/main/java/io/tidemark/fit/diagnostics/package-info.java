/**
 * How far draws can be trusted ({@link io.tidemark.fit.diagnostics.Summary}, {@link
 * io.tidemark.fit.diagnostics.SamplerReport}, {@link io.tidemark.fit.diagnostics.Verdict}), and how well they predict
 * ({@link io.tidemark.fit.diagnostics.LeaveOneOut}).
 */
package io.tidemark.fit.diagnostics;
