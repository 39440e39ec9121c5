package dev.ashlar.images.builder;

import dev.ashlar.images.builder.lock.PackageLock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a new lock changed.
 *
 * @param changes one line per package: added, removed, or its two versions
 */
public record LockUpdate(int packages, List<String> changes) {
    public LockUpdate {
        changes = List.copyOf(changes);
    }

    static LockUpdate between(PackageLock before, PackageLock after) {
        var names = new TreeSet<String>(before.packages().keySet());
        names.addAll(after.packages().keySet());
        var changes = new ArrayList<String>();
        for (var name : names) {
            var old = before.packages().get(name);
            var now = after.packages().get(name);
            if (old == null && now != null) {
                changes.add("added " + now);
            } else if (now == null && old != null) {
                changes.add("removed " + old);
            } else if (old != null && now != null && !old.equals(now)) {
                changes.add("changed " + old + " -> " + now.version());
            }
        }
        return new LockUpdate(after.packages().size(), changes);
    }
}
