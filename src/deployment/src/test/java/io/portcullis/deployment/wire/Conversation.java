package io.portcullis.deployment.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.deployment.wire.Stream.Event;
import io.portcullis.deployment.wire.Transcript.Line;

/** A transcript as it is played: what is open, what was kept, what was not as expected. */
final class Conversation {

    private final List<Line> always;
    private final Kept kept = new Kept();
    private final List<String> surprises = new ArrayList<>();
    private final Map<String, Said> open = new LinkedHashMap<>();
    private String title;

    Conversation(List<Line> always) {
        this.always = always;
    }

    List<String> surprises() {
        return surprises;
    }

    /** Plays an exchange and hangs up wherever the server has not. */
    void play(String title, List<Line> lines) throws IOException {
        this.title = title;
        try {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (!line.said()) {
                    hearAlways(said(line.channel()));
                    hear(said(line.channel()), line.text());
                } else if (i == 0 || !lines.get(i - 1).said() || !lines.get(i - 1).channel().equals(line.channel())) {
                    say(line.channel(), lines.subList(i, lines.size()));
                }
            }
            for (Said each : open.values()) {
                hearAlways(each);
            }
        } catch (IOException | AssertionError e) {
            surprises.add(title + "\n  " + e);
        } finally {
            for (Said each : open.values()) {
                each.stream().close();
            }
            open.clear();
        }
    }

    /**
     * A request that was sent.
     *
     * @param stream the answer as it comes
     * @param always what is expected of every answer, until it was looked at
     */
    private record Said(String id, Stream stream, List<String> always) {
    }

    private Said said(String channel) {
        if (!open.containsKey(channel)) {
            throw new AssertionError("nothing was said here");
        }
        return open.get(channel);
    }

    private void say(String channel, List<Line> rest) throws IOException {
        List<String> own = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Line line : rest) {
            if (line.channel().equals(channel) && line.said() && !expected.isEmpty()) {
                break; // the next request
            } else if (line.channel().equals(channel)) {
                (line.said() ? own : expected).add(line.text());
            }
        }
        Request request = new Request(always.stream().filter(Line::said).map(Line::text).toList(), own, kept,
                rest.get(0).client());
        List<String> others = always.stream().filter(line -> !line.said()).map(Line::text)
                .filter(text -> expected.stream().noneMatch(each -> subject(each).equals(subject(text)))).toList();
        Said before = open.put(channel, new Said(request.id(), request.post().open(), new ArrayList<>(others)));
        if (before != null) {
            before.stream().close();
        }
    }

    private void hearAlways(Said said) throws IOException {
        said.stream().head();
        while (!said.always().isEmpty()) {
            hear(said, said.always().remove(0));
        }
    }

    private static String subject(String text) {
        if (text.matches("\\d{3}")) {
            return "status";
        }
        return Request.HEADER.matcher(text).matches() ? text.substring(0, text.indexOf(':')).toLowerCase() : text;
    }

    private void hear(Said said, String expected) throws IOException {
        Answer answer = said.stream().head();
        String actual = "was " + answer.status() + " " + answer.headers() + " " + answer.body();
        boolean fits;
        if (expected.equals("end")) {
            Event event = said.stream().next();
            fits = event == null;
            actual = "was " + event;
        } else if (expected.startsWith("data: ") || expected.startsWith("event ")) {
            Event event = said.stream().next();
            fits = event != null && fits(expected, event, said.id());
            actual = "was " + event;
        } else {
            fits = fits(expected, answer, said.id());
        }
        if (!fits) {
            surprises.add("%s%n  expected %s%n  %s".formatted(title, expected, actual));
        }
    }

    private boolean fits(String expected, Event event, String id) throws IOException {
        if (expected.startsWith("data: ")) {
            return event.name().equals("message") && kept.fits(expected.substring(6), event.data(), id);
        }
        int colon = expected.indexOf(':');
        return event.name().equals(expected.substring(6, colon)) && kept.fits(expected.substring(colon + 2), event.data());
    }

    private boolean fits(String expected, Answer answer, String id) throws IOException {
        if (expected.matches("\\d{3}")) {
            return answer.status() == Integer.parseInt(expected);
        } else if (expected.isEmpty()) {
            return answer.bytes().length == 0;
        } else if (expected.startsWith("!")) {
            return answer.header(expected.substring(1)) == null;
        } else if (Request.HEADER.matcher(expected).matches()) {
            String name = expected.substring(0, expected.indexOf(':'));
            String value = name.equals("Content-Type") ? answer.type() : answer.header(name);
            return value != null && kept.fits(Request.value(expected), value);
        }
        return kept.fits(expected, answer.body(), id);
    }
}
