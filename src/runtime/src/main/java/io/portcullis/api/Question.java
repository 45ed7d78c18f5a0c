package io.portcullis.api;

/** Something to ask the client, or the person behind it. */
public sealed interface Question permits Form, UrlVisit, SamplingRequest, RootsRequest {
}
