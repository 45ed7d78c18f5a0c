/** Named fakes and small builders for tests of several rooms. */
package io.portcullis.fake;
