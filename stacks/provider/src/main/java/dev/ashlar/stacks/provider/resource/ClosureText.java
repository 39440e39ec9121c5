package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.PackageEntry;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The difference between two closures in words. Pure. */
final class ClosureText {
    private static final int NAMED_MAX = 40;

    private ClosureText() {}

    static Map<String, String> packages(ImageManifest manifest) {
        return manifest.packages().stream()
                .collect(Collectors.toMap(PackageEntry::name, PackageEntry::version, (first, _) -> first));
    }

    static String difference(Map<String, String> before, Map<String, String> after) {
        var lines = new ArrayList<String>();
        var gone = new TreeMap<>(before);
        new TreeMap<>(after).forEach((name, version) -> {
            var old = gone.remove(name);
            if (old == null) {
                lines.add("+ " + name + " " + version);
            } else if (!old.equals(version)) {
                lines.add("~ " + name + " " + old + " -> " + version);
            }
        });
        gone.forEach((name, version) -> lines.add("- " + name + " " + version));
        if (lines.isEmpty()) {
            return "packages unchanged (" + after.size() + ")";
        }
        var named = lines.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return lines.size() > NAMED_MAX ? named + " and " + (lines.size() - NAMED_MAX) + " more" : named;
    }
}
