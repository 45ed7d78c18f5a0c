/** What somebody would send who means harm. */
package io.portcullis.deployment.attack;
