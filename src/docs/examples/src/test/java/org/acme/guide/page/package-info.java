/**
 * Checks that the pages of the documentation say what is so: that their code is the code that was run, and that their settings
 * exist.
 */
package org.acme.guide.page;
