package dev.ashlar.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One way to write a document: members sorted by name, no spaces, nulls left out. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String write(JsonElement element) {
        if (element.isJsonObject()) {
            return object(element.getAsJsonObject());
        }
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList().stream()
                    .map(CanonicalJson::write)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return element.toString();
    }

    private static String object(JsonObject object) {
        var sorted = new TreeMap<>(object.asMap());
        sorted.values().removeIf(JsonElement::isJsonNull);
        return sorted.entrySet().stream()
                .map(member -> new com.google.gson.JsonPrimitive(member.getKey()) + ":" + write(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
