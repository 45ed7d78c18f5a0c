/**
 * Makes a site of the Markdown pages of this repository: plain HTML and one style sheet, which load nothing and run nothing.
 * The
 * navigation is what {@code src/docs/index.md} says. Whether links lead somewhere, and whether a page is missing in the
 * navigation, is
 * for {@link io.portcullis.docs.site.Complaints} to say; rendering itself lets such links be, so that a page can be looked at
 * before
 * the one it links to is written.
 */
package io.portcullis.docs.site;
