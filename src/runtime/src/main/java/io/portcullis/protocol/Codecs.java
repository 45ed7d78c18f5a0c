package io.portcullis.protocol;

import java.util.EnumMap;
import java.util.Map;

/** The codec of each revision. */
public final class Codecs {

    private final Map<Revision, Codec> codecs = new EnumMap<>(Revision.class);

    public Codecs(ServerIdentity server) {
        for (Revision revision : Revision.values()) {
            codecs.put(revision, revision.isModern() ? new ModernCodec(server) : new HandshakeCodec(revision, server));
        }
    }

    /** The codec of a revision. */
    public Codec of(Revision revision) {
        return codecs.get(revision);
    }
}
