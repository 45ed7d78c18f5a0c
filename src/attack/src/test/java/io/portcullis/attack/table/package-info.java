/** What was tried, how often, what came back, and which guard stood in the way: the table of the docs. */
package io.portcullis.attack.table;
