package dev.ashlar.stacks.provider.value;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two sets of inputs, by property path: {@code policy.waveSize}, {@code machines[2]}. Pure. */
public final class Difference {
    public enum Kind {
        ADD,
        DELETE,
        UPDATE
    }

    private Difference() {}

    /** Secrecy alone is no difference; an unknown value counts as changed. */
    public static SequencedMap<String, Kind> between(Fields before, Fields after) {
        var changes = new TreeMap<String, Kind>();
        members("", before, after, changes);
        return changes;
    }

    private static void members(String prefix, Fields before, Fields after, Map<String, Kind> changes) {
        var names = new TreeSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (var name : names) {
            compare(prefix + name, before.get(name).revealed(), after.get(name).revealed(), changes);
        }
    }

    private static void compare(String path, Value before, Value after, Map<String, Kind> changes) {
        if (before instanceof Fields old && after instanceof Fields now) {
            members(path + ".", old, now, changes);
        } else if (before instanceof Value.Items old && after instanceof Value.Items now) {
            for (int i = 0; i < Math.max(old.items().size(), now.items().size()); i++) {
                compare(path + "[" + i + "]", item(old, i), item(now, i), changes);
            }
        } else if (before.equals(Value.nothing()) && !after.equals(Value.nothing())) {
            changes.put(path, Kind.ADD);
        } else if (!before.equals(Value.nothing()) && after.equals(Value.nothing())) {
            changes.put(path, Kind.DELETE);
        } else if (!before.equals(after) || after instanceof Value.Unknown) {
            changes.put(path, Kind.UPDATE);
        }
    }

    private static Value item(Value.Items list, int index) {
        return index < list.items().size() ? list.items().get(index).revealed() : Value.nothing();
    }
}
