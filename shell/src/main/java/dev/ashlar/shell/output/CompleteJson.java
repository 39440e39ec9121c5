package dev.ashlar.shell.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import java.util.Collection;
import java.util.Optional;

/** JSON for scripts: what is not there is null rather than absent, so every field can be relied on. */
public final class CompleteJson {
    private static final Gson PRETTY = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private CompleteJson() {}

    public static String write(Object value) {
        return PRETTY.toJson(element(value));
    }

    /** A tree of records, collections, optionals and whatever {@link Json} writes. */
    public static JsonElement element(Object value) {
        return switch (value) {
            case JsonElement ready -> ready;
            case Optional<?> optional -> optional.isPresent() ? element(optional.get()) : JsonNull.INSTANCE;
            case Collection<?> many -> {
                var array = new JsonArray();
                many.forEach(each -> array.add(element(each)));
                yield array;
            }
            case Record record when JsonParser.parseString(Json.write(record)).isJsonObject() -> object(record);
            default -> JsonParser.parseString(Json.write(value));
        };
    }

    private static JsonObject object(Record value) {
        var object = new JsonObject();
        for (var component : value.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true); // a private record's accessors are not reachable otherwise
                object.add(component.getName(), element(accessor.invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new AshlarException(ErrorCategory.BUG, "cannot write " + component + " as JSON", e);
            }
        }
        return object;
    }
}
