/** The three renderings. */
package io.portcullis.deployment.report;
