/**
 * The posture as a page for reviewers, as JSON for programs, and as SARIF for code scanning. The same posture always becomes
 * the
 * same bytes.
 * <p>
 * Looks down on {@code posture}, {@code surface} and {@code wording}. Decides nothing.
 */
package io.portcullis.deployment.report;
