package org.acme.guide.access;

record Document(String file, String text) {
}
