package dev.ashlar.images.builder.lock;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lock file: every package of every role and of the build's own tools.
 *
 * @param suite for instance {@code trixie}
 * @param groups names of the packages the build itself uses, by purpose
 * @param roles names of the packages in each role's root file system, dependencies included
 * @param packages by name
 */
public record PackageLock(
        String suite,
        Map<String, List<String>> groups,
        Map<String, List<String>> roles,
        Map<String, LockedPackage> packages) {
    public static final int FORMAT = 1;

    public PackageLock {
        groups = Map.copyOf(groups);
        roles = Map.copyOf(roles);
        packages = Map.copyOf(packages);
    }

    /**
     * Parses {@code lock.json}.
     *
     * @param source named in messages
     */
    public static PackageLock parse(String json, String source) {
        try {
            var root = JsonParser.parseString(json).getAsJsonObject();
            int format = root.get("format").getAsInt();
            if (format != FORMAT) {
                throw AshlarException.user(
                        source + " has format " + format + ", this Ashlar reads " + FORMAT + "; run ashlar image lock");
            }
            var packages = new LinkedHashMap<String, LockedPackage>();
            for (var entry : root.getAsJsonArray("packages")) {
                var item = item(entry.getAsJsonObject());
                packages.put(item.name(), item);
            }
            return new PackageLock(
                    root.get("suite").getAsString(), lists(root, "groups"), lists(root, "roles"), packages);
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | NumberFormatException e) {
            throw new AshlarException(
                    ErrorCategory.USER,
                    source + " is not a package lock: " + e.getMessage() + "; run ashlar image lock",
                    e);
        }
    }

    private static LockedPackage item(JsonObject entry) {
        return new LockedPackage(
                entry.get("name").getAsString(),
                entry.get("version").getAsString(),
                entry.get("architecture").getAsString(),
                entry.get("archive").getAsString(),
                entry.get("path").getAsString(),
                entry.get("size").getAsLong(),
                Digest.ofHex(entry.get("sha256").getAsString()));
    }

    private static Map<String, List<String>> lists(JsonObject root, String member) {
        var lists = new LinkedHashMap<String, List<String>>();
        root.getAsJsonObject(member).asMap().forEach((name, names) -> lists.put(name, names(names)));
        return lists;
    }

    private static List<String> names(JsonElement names) {
        var list = new ArrayList<String>();
        names.getAsJsonArray().forEach(name -> list.add(name.getAsString()));
        return List.copyOf(list);
    }

    public LockedPackage require(String name) {
        return Optional.ofNullable(packages.get(name))
                .orElseThrow(
                        () -> AshlarException.user("package " + name + " is not in the lock; run ashlar image lock"));
    }

    /** The packages of a role's root file system, sorted by name. */
    public List<LockedPackage> closureOf(String role) {
        var names = Optional.ofNullable(roles.get(role))
                .orElseThrow(() -> AshlarException.user("role " + role + " is not in the lock; run ashlar image lock"));
        return names.stream().sorted().map(this::require).toList();
    }

    /** What a build of the role reads: its closure and every group, each package once. */
    public List<LockedPackage> downloadsOf(String role) {
        var all = new LinkedHashMap<String, LockedPackage>();
        groups.values().forEach(names -> names.forEach(name -> all.put(name, require(name))));
        closureOf(role).forEach(item -> all.put(item.name(), item));
        return List.copyOf(all.values());
    }
}
