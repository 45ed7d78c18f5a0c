package io.portcullis.engine;

import io.portcullis.api.Caller;
import io.portcullis.protocol.MirroredHeaders;

/**
 * What came in, from an authenticated caller or one that is served without a credential.
 *
 * @param body the bytes, within the size limit, otherwise unchecked
 * @param headers the headers that mirror the body
 * @param caller who sent it
 * @param address the network address it came from
 */
public record Incoming(byte[] body, MirroredHeaders headers, Caller caller, String address) {
}
