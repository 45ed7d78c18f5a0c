package io.portcullis.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.protocol.Slice;

/** Binds the arguments of one entry: one pass over the bytes, each value straight into its Java type. */
public final class Binder {

    /** Names that are told to others; a client makes up the rest. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MAX_NAMES = 50;

    private static final byte[] NO_ARGUMENTS = { '{', '}' };

    private final ObjectMapper json;
    private final List<Parameter> parameters;
    private final List<ArgumentReader> readers = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final int whole;
    private final boolean secretive;

    public Binder(ObjectMapper json, Entry entry) {
        this.json = json;
        this.parameters = entry.invocation().parameters();
        for (Parameter parameter : parameters) {
            boolean fromClient = parameter.source() == Source.ARGUMENT;
            if (fromClient) {
                positions.put(parameter.name(), readers.size());
            }
            readers.add(fromClient ? new ArgumentReader(json, parameter) : null);
        }
        this.secretive = parameters.stream().anyMatch(parameter -> !parameter.sensitivity().isNone());
        this.whole = parameters.stream().map(Parameter::source).toList().indexOf(Source.ALL_ARGUMENTS);
    }

    /**
     * Binds an unread object of arguments.
     *
     * @param injected the values of the parameters that are no arguments
     */
    public BoundArguments bind(Optional<Slice> arguments, Function<Parameter, Object> injected)
            throws InvalidArgumentsException {
        Slice slice = arguments.orElse(new Slice(NO_ARGUMENTS, 0, NO_ARGUMENTS.length));
        if (slice.holdsNul()) {
            throw new InvalidArgumentsException("The arguments hold the character U+0000, which is not allowed.");
        }
        if (whole >= 0) {
            return wholly(slice, injected);
        }
        Object[] values = new Object[parameters.size()];
        boolean[] given = new boolean[values.length];
        try (JsonParser in = json.getFactory().createParser(slice.body(), slice.from(), slice.length())) {
            read(in, values, given);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
        return complete(values, given, injected);
    }

    /** Binds texts, as prompts and addresses have them: each is the value of its parameter, spelt out. */
    public BoundArguments bindTexts(Map<String, String> texts, Function<Parameter, Object> injected)
            throws InvalidArgumentsException {
        Object[] values = new Object[parameters.size()];
        boolean[] given = new boolean[values.length];
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Integer position = positions.get(text.getKey());
            if (position == null) {
                throw unknown(text.getKey());
            }
            if (text.getValue().indexOf('\0') >= 0) {
                throw new InvalidArgumentsException("The arguments hold the character U+0000, which is not allowed.");
            }
            values[position] = readers.get(position).readText(text.getValue());
            given[position] = true;
        }
        return complete(values, given, injected);
    }

    /** One parameter takes all arguments, whose names are not known here. */
    private BoundArguments wholly(Slice slice, Function<Parameter, Object> injected) throws InvalidArgumentsException {
        try {
            Map<String, Object> all = all(json.readerFor(Object.class).readValue(slice.body(), slice.from(), slice.length()));
            Object[] values = new Object[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == whole ? all : injected.apply(parameters.get(i));
            }
            return new BoundArguments(values,
                    all.keySet().stream().filter(PLAIN_NAME.asMatchPredicate()).limit(MAX_NAMES).toList());
        } catch (IOException e) { // the body is known to be JSON: a repeated key, or a limit
            throw new InvalidArgumentsException("The arguments repeat a name, or exceed a limit.");
        }
    }

    /** Read as any value: in maps of a known type the mapper refuses nulls, which the schema of the author may allow. */
    @SuppressWarnings("unchecked") // an object whose keys are texts
    private static Map<String, Object> all(Object arguments) {
        return (Map<String, Object>) arguments;
    }

    private void read(JsonParser in, Object[] values, boolean[] given) throws IOException, InvalidArgumentsException {
        in.nextToken();
        while (nextMember(in)) {
            String name = in.currentName();
            Integer position = positions.get(name);
            if (position == null) {
                throw unknown(name);
            }
            in.nextToken();
            values[position] = readers.get(position).read(in);
            given[position] = values[position] != null;
        }
    }

    private boolean nextMember(JsonParser in) throws IOException, InvalidArgumentsException {
        try { // reads a number behind the name, too
            return in.nextToken() == JsonToken.FIELD_NAME;
        } catch (StreamConstraintsException e) {
            throw new InvalidArgumentsException(argument(in.currentName()) + " exceeds a limit.");
        } catch (JsonProcessingException e) { // the body is known to be JSON: only a repeated key is left
            throw new InvalidArgumentsException(argument(in.currentName()) + " is repeated.");
        }
    }

    private BoundArguments complete(Object[] values, boolean[] given, Function<Parameter, Object> injected)
            throws InvalidArgumentsException {
        List<String> names = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (readers.get(i) == null) {
                values[i] = injected.apply(parameters.get(i));
                continue;
            }
            if (given[i]) {
                names.add(parameters.get(i).name());
            }
            values[i] = readers.get(i).finish(values[i]);
        }
        return new BoundArguments(values, names);
    }

    /** Beside arguments that are sensitive, a name that is none of them may be a value that went astray. */
    private InvalidArgumentsException unknown(String name) {
        return new InvalidArgumentsException(
                "Unknown argument" + (secretive ? "" : " " + Spelling.quoted(name)) + ". " + known());
    }

    private String argument(String name) {
        return secretive && !positions.containsKey(name) ? "An argument" : Spelling.argument(name);
    }

    private String known() {
        return positions.isEmpty() ? "There are no arguments."
                : "Known arguments: " + String.join(", ", positions.keySet().stream().sorted().toList()) + ".";
    }
}
