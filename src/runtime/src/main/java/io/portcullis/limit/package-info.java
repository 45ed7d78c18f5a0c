/**
 * Buckets of permits over plain rates and opaque keys.
 * <p>
 * Looks down on {@code api} and {@code spi}. Knows no entry and no caller: who shares a bucket is decided in {@code gate}.
 */
package io.portcullis.limit;
