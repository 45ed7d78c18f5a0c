/** From a record to a form. */
package io.portcullis.deployment.form;
