package io.portcullis.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.Codec;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/** Answers {@code tools/list}: what the caller sees, in the order of names (T-03), each element written once at start. */
public final class ToolList {

    private final Map<Revision, List<byte[]>> elements = new EnumMap<>(Revision.class);

    public ToolList(Catalog catalog, Codecs codecs) {
        for (Revision revision : Revision.values()) {
            Codec codec = codecs.of(revision);
            elements.put(revision, catalog.entries().stream().map(entry -> codec.tool(entry.descriptor())).toList());
        }
    }

    Reply answer(Exchange exchange) {
        if (exchange.params().text("cursor").isPresent()) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params.cursor is not valid")); // N-02: none was given out
        }
        List<byte[]> written = elements.get(exchange.codec().revision());
        List<byte[]> visible = new ArrayList<>();
        for (Entry entry : exchange.view().entries()) {
            visible.add(written.get(entry.index()));
        }
        return Reply.result(exchange.codec().tools(exchange.id(), visible));
    }
}
