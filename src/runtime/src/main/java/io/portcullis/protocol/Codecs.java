package io.portcullis.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The codec of each revision. */
public final class Codecs {

    private final Map<Revision, Codec> codecs = new EnumMap<>(Revision.class);

    private final List<String> served;

    /** @param oldest the oldest revision that is served */
    public Codecs(ServerIdentity server, Revision oldest) {
        this(server, oldest, Texts::mended);
    }

    /** @param texts what becomes of texts that are not ours */
    public Codecs(ServerIdentity server, Revision oldest, Supplier<Texts> texts) {
        this.served = Revision.servedFrom(oldest);
        for (Revision revision : Revision.values()) {
            codecs.put(revision, revision.isModern() ? new ModernCodec(server, served, texts)
                    : new HandshakeCodec(revision, server, texts));
        }
    }

    /** The revisions that are served, newest first, as clients are told. */
    public List<String> served() {
        return served;
    }

    /** The codec of a revision. */
    public Codec of(Revision revision) {
        return codecs.get(revision);
    }
}
