/**
 * JSON compared with the schemas that entries publish.
 * <p>
 * Looks down on {@code protocol}; the {@code engine} asks it. Schemas are made by the build: see {@code deployment.schema}.
 */
package io.portcullis.schema;
