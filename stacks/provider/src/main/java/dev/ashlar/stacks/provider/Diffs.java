package dev.ashlar.stacks.provider;

import dev.ashlar.stacks.provider.resource.ResourceType;
import dev.ashlar.stacks.provider.value.Difference;
import dev.ashlar.stacks.provider.value.Fields;
import java.util.TreeSet;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.PropertyDiff;

/** Input differences and drift as the engine's detailed diff. */
final class Diffs {
    private Diffs() {}

    static DiffResponse of(ResourceType type, Fields state, Fields oldInputs, Fields inputs) {
        var response = DiffResponse.newBuilder().setHasDetailedDiff(true);
        var names = new TreeSet<String>();
        var replaces = new TreeSet<String>();
        Difference.between(oldInputs, inputs).forEach((path, kind) -> {
            var name = path.split("[.\\[]", 2)[0];
            var replacing = type.replacing().contains(name);
            names.add(name);
            if (replacing) {
                replaces.add(name);
            }
            response.putDetailedDiff(path, diff(kind(kind, replacing), true));
        });
        for (var output : type.drift(state, inputs)) {
            names.add(output);
            response.putDetailedDiff(output, diff(PropertyDiff.Kind.UPDATE, false));
        }
        return response.setChanges(names.isEmpty() ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
                .addAllDiffs(names)
                .addAllReplaces(replaces)
                .setDeleteBeforeReplace(!replaces.isEmpty())
                .build();
    }

    private static PropertyDiff diff(PropertyDiff.Kind kind, boolean input) {
        return PropertyDiff.newBuilder().setKind(kind).setInputDiff(input).build();
    }

    private static PropertyDiff.Kind kind(Difference.Kind kind, boolean replacing) {
        return switch (kind) {
            case ADD -> replacing ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
            case DELETE -> replacing ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
            case UPDATE -> replacing ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
        };
    }
}
