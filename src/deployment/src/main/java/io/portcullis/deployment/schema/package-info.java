/**
 * Java types to JSON Schema 2020-12, while the application is built: what the engine's own JSON reads of an argument, and what
 * it writes of a result,
 * said in a schema.
 * <p>
 * Names, members and shapes are asked of the very mapper that binds at run time, so that schema and binding cannot drift apart;
 * constraints come from
 * Bean Validation; the schema itself is put together by a library. A type whose JSON cannot be known is refused, with what to
 * use instead.
 * <p>
 * Looks down on {@code io.portcullis.arguments.StrictJson} and {@code io.portcullis.schema.SchemaCheck} of the runtime, and on
 * nothing else of ours. You will not find the
 * index, build items or tools
 * here: a method or a type goes in, a text comes out.
 */
package io.portcullis.deployment.schema;
