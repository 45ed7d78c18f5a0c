package io.portcullis.protocol;

import java.util.EnumMap;
import java.util.Map;

/** The codec of each revision. */
public final class Codecs {

    private final Map<Revision, Codec> codecs = new EnumMap<>(Revision.class);

    /** @param handshakes whether revisions with a handshake are served */
    public Codecs(ServerIdentity server, boolean handshakes) {
        for (Revision revision : Revision.values()) {
            codecs.put(revision, revision.isModern() ? new ModernCodec(server, Revision.served(handshakes))
                    : new HandshakeCodec(revision, server));
        }
    }

    /** The codec of a revision. */
    public Codec of(Revision revision) {
        return codecs.get(revision);
    }
}
