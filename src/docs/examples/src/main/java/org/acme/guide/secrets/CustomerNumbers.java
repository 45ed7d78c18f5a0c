package org.acme.guide.secrets;

import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.portcullis.spi.Redactor;

@Singleton
class CustomerNumbers implements Redactor {

    private static final Pattern CUSTOMER = Pattern.compile("C-[0-9]{6}");

    public String redact(String text) {
        return CUSTOMER.matcher(text).replaceAll("[customer]");
    }
}
