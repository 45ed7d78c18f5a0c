/**
 * What somebody with a valid credential tries: what is others', more than its share, and everything a model can be talked into
 * sending.
 */
package io.portcullis.attack.caller;
