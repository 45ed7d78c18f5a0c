package io.portcullis.uri;

/** What a template is made of, from left to right. */
sealed interface Part permits Fixed, Value, Query {
}
