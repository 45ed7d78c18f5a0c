package io.portcullis.attack.soak;

import java.util.List;

import io.portcullis.rig.Server;

/** The metrics of a moment. */
public record Meters(List<String> lines) {

    public static Meters of(Server bank) {
        return new Meters(bank.metrics());
    }

    /**
     * The sum over all series of a meter.
     *
     * @param with parts of the line that have to be there, like {@code outcome="ok"}
     */
    public long sum(String meter, String... with) {
        return (long) lines.stream().filter(line -> line.startsWith(meter + "{") || line.startsWith(meter + " "))
                .filter(line -> List.of(with).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
