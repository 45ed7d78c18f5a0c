package io.portcullis.api;

/** Asks the client which directories it works in. The protocol deprecates it in revision 2026-07-28. */
public record RootsRequest() implements Question {
}
