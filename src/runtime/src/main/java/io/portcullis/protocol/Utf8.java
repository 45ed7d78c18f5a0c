package io.portcullis.protocol;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Tells UTF-8 from bytes that only look like it (H-05). The JSON library also decodes overlong forms, lone surrogates and what
 * lies beyond Unicode; a
 * filter in front of this server would read such a name differently.
 */
final class Utf8 {

    private Utf8() {
    }

    static boolean isValid(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return ByteBufUtil.isText(Unpooled.wrappedBuffer(bytes, i, bytes.length - i), StandardCharsets.UTF_8);
            }
        }
        return true;
    }
}
