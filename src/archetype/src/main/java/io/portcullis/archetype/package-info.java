/**
 * Makes the archetype from the starter, while this project is built: the files of the starter as templates, in which names are
 * placeholders and
 * what a choice leaves out stands in conditions. What is left out is named by a list beside the sources; nothing of the starter
 * is kept a
 * second time, and nothing in the starter knows of the archetype.
 */
package io.portcullis.archetype;
