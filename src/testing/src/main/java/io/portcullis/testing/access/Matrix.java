package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;

/**
 * Callers x entries x doors, as found out by trying.
 *
 * @param blocks one for each entry
 * @param gaps what should have been a cell and is none, and why
 */
record Matrix(List<Block> blocks, List<String> gaps) {

    /**
     * One entry.
     *
     * @param entry which one
     * @param rows what every kind of caller meets at every door, by the label of the caller
     */
    record Block(Entry entry, Map<String, Map<Door, Word>> rows) {

        /** The kind and the name of the entry. */
        String title() {
            return entry.feature().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + entry.name();
        }
    }

    /** Tries every door of every entry as every kind of caller. */
    static Matrix of(Catalog catalog, Map<Door, Knock> knocks) {
        List<Visitor> visitors = Visitor.of(catalog);
        List<Block> blocks = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        catalog.entries().stream().sorted(Comparator.comparing(Entry::feature).thenComparing(Entry::name)).forEach(entry -> {
            Block block = new Block(entry, new LinkedHashMap<>());
            visitors.forEach(visitor -> block.rows().put(visitor.label(), row(block, visitor, knocks, gaps)));
            blocks.add(block);
        });
        return new Matrix(List.copyOf(blocks), List.copyOf(gaps));
    }

    /** Knocking brings no arguments: where they decide, being let in means only that they will. */
    private static Word exact(Entry entry, Door door, Word word) {
        boolean undecided = door != Door.LIST && door != Door.SUBSCRIBE && !entry.access().permissions().isEmpty();
        return word == Word.YES && undecided ? Word.BY_ARGUMENTS : word;
    }

    private static Map<Door, Word> row(Block block, Visitor visitor, Map<Door, Knock> knocks, List<String> gaps) {
        Map<Door, Word> row = new EnumMap<>(Door.class);
        for (Door door : Door.to(block.entry())) {
            try {
                row.put(door, exact(block.entry(), door, knocks.get(door).at(block.entry(), visitor)));
            } catch (RuntimeException e) {
                gaps.add("%s, %s, %s: %s".formatted(block.title(), visitor.label(), door.label(block.entry().feature()), e));
            }
        }
        return row;
    }
}
