/** A small application with entries of every kind under rules of every kind, to try the kit on. */
package io.portcullis.testing.museum;
