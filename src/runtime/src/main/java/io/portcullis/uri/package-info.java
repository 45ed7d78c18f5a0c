/**
 * URIs of resources: which are well-formed, and which values a URI gives to the variables of a template.
 * <p>
 * Looks down on nothing. You will not find Quarkus, CDI, HTTP or JSON here, nor any decision about callers, and nothing is
 * ever opened or fetched.
 */
package io.portcullis.uri;
