/** What texts hide. */
package io.portcullis.deployment.wording;
