package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import io.portcullis.rig.Http;

/** Somebody with a browser, who fills in every form that a login brings. */
final class Person {

    private static final int PATIENCE = 12;
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private final Map<String, String> known;
    private final HttpClient browser;
    private final List<List<String>> forms = new ArrayList<>();

    /** @param known what is filled into which field */
    Person(Map<String, String> known, SSLContext trust) {
        this.known = known;
        this.browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust)
                .cookieHandler(new CookieManager()).build();
    }

    /** The code that a client gets at the end. */
    String logIn(URI address, String callback) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(address).build());
        for (int step = 0; step < PATIENCE; step++) {
            String location = page.headers().firstValue("Location").orElse("");
            if (location.startsWith(callback)) {
                return URLDecoder.decode(location.replaceAll(".*[?&]code=([^&]*).*", "$1"), UTF_8);
            }
            page = location.isEmpty() ? filledIn(page) : send(HttpRequest.newBuilder(page.uri().resolve(location)).build());
        }
        throw new AssertionError("the login does not end: " + page.uri() + "\n" + page.body());
    }

    /** The names of the fields of all forms so far. */
    List<List<String>> forms() {
        return forms;
    }

    private HttpResponse<String> filledIn(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError(page.statusCode() + " " + page.uri() + ": " + page.body());
        }
        Map<String, String> fields = fields(page.body().substring(form.start()));
        forms.add(List.copyOf(fields.keySet()));
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build());
    }

    private Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            if (name.find() && !name.group(1).equals("cancel")) {
                Matcher value = VALUE.matcher(input.group());
                fields.putIfAbsent(name.group(1), known.getOrDefault(name.group(1), value.find() ? value.group(1) : ""));
            }
        }
        return fields;
    }

    private HttpResponse<String> send(HttpRequest request) {
        return Http.send(browser, request, BodyHandlers.ofString());
    }
}
