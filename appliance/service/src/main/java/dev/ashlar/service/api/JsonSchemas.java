package dev.ashlar.service.api;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** JSON schemas of records, as {@link dev.ashlar.contract.Json} writes them. Not thread-safe. */
final class JsonSchemas {
    private static final Set<Class<?>> TEXTS = Set.of(
            String.class,
            Digest.class,
            MachineName.class,
            RoleName.class,
            SiteName.class,
            MacAddress.class,
            ImageReference.class,
            Duration.class);

    private final Map<String, Object> named = new TreeMap<>();

    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        var raw = (Class<?>) type;
        if (TEXTS.contains(raw)) {
            return Map.of("type", "string");
        }
        if (raw == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (raw.isEnum()) {
            return Map.of("type", "string", "enum", words(raw));
        }
        return raw.isRecord() ? ofRecord(raw) : Map.of("type", "integer", "format", "int64");
    }

    static Map<String, Object> failure() {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "error",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of("category", Map.of("type", "string"), "message", Map.of("type", "string")))));
    }

    private Map<String, Object> ofGeneric(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return of(arguments[0]);
        }
        if (type.getRawType() == List.class) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        return Map.of("type", "object", "additionalProperties", of(arguments[1]));
    }

    private Map<String, Object> ofRecord(Class<?> type) {
        var name = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + type.getSimpleName();
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, members(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> members(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType()));
        }
        var required = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .toList();
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
