package dev.ashlar.stacks.provider.value;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Named values: inputs, state, or an object within them. Readers look through secrets; an unknown or absent member
 * reads as empty.
 *
 * @param members sorted by name; a member that is nothing is left out
 */
public record Fields(SequencedMap<String, Value> members) implements Value {
    public static final Fields EMPTY = new Fields(new TreeMap<>());

    public Fields {
        var sorted = new TreeMap<>(members);
        sorted.values().removeIf(value -> value instanceof Nothing);
        members = Collections.unmodifiableSequencedMap(sorted);
    }

    public static Fields of(Map<String, Value> members) {
        return new Fields(new TreeMap<>(members));
    }

    public Fields with(String name, Value value) {
        var more = new TreeMap<>(members);
        more.put(name, value);
        return new Fields(more);
    }

    public Fields with(String name, String text) {
        return with(name, Value.of(text));
    }

    public Fields with(String name, double number) {
        return with(name, Value.of(number));
    }

    /** Exact up to 2^53, as numbers are in JSON. */
    public Fields with(String name, long number) {
        return with(name, Value.of((double) number));
    }

    public Fields with(String name, boolean flag) {
        return with(name, Value.of(flag));
    }

    /** These, overlaid by {@code more}. */
    public Fields and(Fields more) {
        var all = new TreeMap<>(members);
        all.putAll(more.members);
        return new Fields(all);
    }

    public Fields without(String name) {
        var fewer = new TreeMap<>(members);
        fewer.remove(name);
        return new Fields(fewer);
    }

    public Value get(String name) {
        return members.getOrDefault(name, Value.nothing());
    }

    public boolean isUnknown(String name) {
        return get(name).hasUnknown();
    }

    public Optional<String> text(String name) {
        return get(name).revealed() instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** A member that {@code Check} has made sure of. */
    public String requireText(String name) {
        return text(name)
                .orElseThrow(() -> new AshlarException(ErrorCategory.BUG, "property " + name + " is not a text"));
    }

    public Optional<Double> number(String name) {
        return get(name).revealed() instanceof Quantity number ? Optional.of(number.number()) : Optional.empty();
    }

    public int requireInteger(String name) {
        return number(name)
                .map(Double::intValue)
                .orElseThrow(() -> new AshlarException(ErrorCategory.BUG, "property " + name + " is not a number"));
    }

    public boolean flag(String name) {
        return get(name).revealed() instanceof Flag flag && flag.flag();
    }

    public Optional<Fields> fields(String name) {
        return get(name).revealed() instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    public List<Value> items(String name) {
        return get(name).revealed() instanceof Items items ? items.items() : List.of();
    }

    /** The texts of a list; other items are left out. */
    public List<String> texts(String name) {
        return items(name).stream()
                .map(Value::revealed)
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).text())
                .toList();
    }
}
