/** Permissions that are decided with the arguments, by checkers of the application and by Quarkus' own means. */
package io.portcullis.deployment.permission;
