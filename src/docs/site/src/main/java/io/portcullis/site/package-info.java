/**
 * Makes the site of the guide of its Markdown pages: HTML that needs nothing else, with no script in it. Knows nothing of what the pages
 * are about, and nothing of the rest of the project.
 */
package io.portcullis.site;
