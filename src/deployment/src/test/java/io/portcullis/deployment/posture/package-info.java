/** Each finding, both ways: where it is found, and where it is not. */
package io.portcullis.deployment.posture;
