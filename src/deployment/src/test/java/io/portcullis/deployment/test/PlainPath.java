package io.portcullis.deployment.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.path.json.JsonPath;

/**
 * JSON by path. A path of names and indexes is walked here, since the library compiles a script for each, which takes longer
 * than most requests; any other is left to the library.
 */
public final class PlainPath extends JsonPath {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*(\\[\\d+])*(\\.[A-Za-z_]\\w*(\\[\\d+])*)*");
    private static final Pattern STEP = Pattern.compile("[.\\[\\]]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private Object root;

    private PlainPath(String text) {
        super(text);
        this.text = text;
    }

    public static JsonPath from(String text) {
        return new PlainPath(text);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return super.get(path);
        }
        Object found = root();
        for (String step : STEP.split(path)) {
            if (found instanceof Map<?, ?> object && !isIndex(step)) {
                found = object.get(step);
            } else if (found instanceof List<?> list && isIndex(step)) {
                found = Integer.parseInt(step) < list.size() ? list.get(Integer.parseInt(step)) : null;
            } else if (found instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
                found = ofEach(list, step);
            } else if (found != null) { // a method
                return super.get(path);
            }
        }
        return (T) found;
    }

    private static List<Object> ofEach(List<?> objects, String member) {
        List<Object> each = new ArrayList<>(objects.size());
        objects.forEach(object -> each.add(((Map<?, ?>) object).get(member)));
        return each;
    }

    private static boolean isIndex(String step) {
        return Character.isDigit(step.charAt(0));
    }

    private Object root() {
        try {
            root = root == null ? JSON.readValue(text, Object.class) : root;
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
