package io.portcullis.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.protocol.Slice;

/** Binds the arguments of one entry: one pass over the bytes, each value straight into its Java type. */
public final class Binder {

    private static final byte[] NO_ARGUMENTS = { '{', '}' };

    private final ObjectMapper json;
    private final List<Parameter> parameters;
    private final List<ArgumentReader> readers = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

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
    }

    /** Binds an unread object of arguments. */
    public BoundArguments bind(Optional<Slice> arguments, Caller caller) throws InvalidArgumentsException {
        Slice slice = arguments.orElse(new Slice(NO_ARGUMENTS, 0, NO_ARGUMENTS.length));
        if (slice.holdsNul()) {
            throw new InvalidArgumentsException("The arguments hold the character U+0000, which is not allowed.");
        }
        Object[] values = new Object[parameters.size()];
        boolean[] given = new boolean[values.length];
        try (JsonParser in = json.getFactory().createParser(slice.body(), slice.from(), slice.length())) {
            read(in, values, given);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
        return complete(values, given, caller);
    }

    private void read(JsonParser in, Object[] values, boolean[] given) throws IOException, InvalidArgumentsException {
        in.nextToken();
        while (nextMember(in)) {
            String name = in.currentName();
            Integer position = positions.get(name);
            if (position == null) {
                throw new InvalidArgumentsException("Unknown argument " + Spelling.quoted(name) + ". " + known());
            }
            in.nextToken();
            values[position] = readers.get(position).read(in);
            given[position] = values[position] != null;
        }
    }

    private static boolean nextMember(JsonParser in) throws IOException, InvalidArgumentsException {
        try { // reads a number behind the name, too
            return in.nextToken() == JsonToken.FIELD_NAME;
        } catch (StreamConstraintsException e) {
            throw new InvalidArgumentsException(Spelling.argument(in.currentName()) + " exceeds a limit.");
        } catch (JsonProcessingException e) { // the body is known to be JSON: only a repeated key is left
            throw new InvalidArgumentsException(Spelling.argument(in.currentName()) + " is repeated.");
        }
    }

    private BoundArguments complete(Object[] values, boolean[] given, Caller caller) throws InvalidArgumentsException {
        List<String> names = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (readers.get(i) == null) {
                values[i] = caller;
                continue;
            }
            if (given[i]) {
                names.add(parameters.get(i).name());
            }
            values[i] = readers.get(i).finish(values[i]);
        }
        return new BoundArguments(values, names);
    }

    private String known() {
        return positions.isEmpty() ? "This tool takes no arguments."
                : "Known arguments: " + String.join(", ", positions.keySet().stream().sorted().toList()) + ".";
    }
}
