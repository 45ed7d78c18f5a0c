/**
 * The tools, prompts and resources the official MCP conformance suite asks for, named and worded as its scenarios want them.
 * <p>
 * Written with the public annotations only, like any application. You will not find anything here that makes the framework
 * behave differently for the suite.
 */
package io.portcullis.conformance;
