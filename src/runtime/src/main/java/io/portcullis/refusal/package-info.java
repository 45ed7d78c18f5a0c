/**
 * The sealed refusals: why a request or call was not served, as reason and data only.
 * <p>
 * Every room may import it; it looks down on nothing of ours. You will not find JSON-RPC codes (see {@code protocol}) or HTTP
 * statuses (see {@code transport}) here.
 */
package io.portcullis.refusal;
