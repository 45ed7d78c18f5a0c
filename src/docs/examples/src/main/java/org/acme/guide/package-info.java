/**
 * What the guide shows, cut out of an application that runs. A page names the file a block is of, and the part between
 * {@code // region} and {@code // endregion} where it is not the whole; the tests of this module see to it that both say the
 * same.
 */
package org.acme.guide;
