package io.portcullis.protocol;

import java.util.List;

/** Writes answers as one revision wants them. Every revision has one; nothing above knows how they differ. */
public interface Codec {

    /** The revision this codec writes. */
    Revision revision();

    /** One element of the list of tools. */
    byte[] tool(ToolDescriptor tool);

    /** The list of tools, from elements this codec wrote. */
    byte[] tools(RequestId id, List<byte[]> tools);

    /** The result of a call. */
    byte[] called(RequestId id, CallResult result);

    /** The answer to {@code server/discover} or {@code initialize}: who the server is and what it can do. */
    byte[] introduction(RequestId id, boolean hasTools);

    /** A result without content. */
    byte[] empty(RequestId id);
}
