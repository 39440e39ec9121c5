package dev.ashlar.contract;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Absent lists, maps and optionals are empty; any other absent member of a record is an error that names it. */
final class RecordMembers implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!type.getRawType().isRecord()) {
            return null;
        }
        var delegate = gson.getDelegateAdapter(this, type);
        var components = type.getRawType().getRecordComponents();
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, @Nullable T value) throws IOException {
                delegate.write(out, value);
            }

            @Override
            public @Nullable T read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return null;
                }
                var path = in.getPath();
                var element = JsonParser.parseReader(in);
                if (!element.isJsonObject()) {
                    throw new JsonParseException("an object is expected at " + path);
                }
                for (var component : components) {
                    complete(element.getAsJsonObject(), component, path);
                }
                return delegate.fromJsonTree(element);
            }
        };
    }

    private static void complete(JsonObject object, RecordComponent component, String path) {
        var member = object.get(component.getName());
        if (member == null || member.isJsonNull()) {
            object.add(component.getName(), absent(component, path));
        }
    }

    private static JsonElement absent(RecordComponent component, String path) {
        var type = component.getType();
        if (type == List.class) {
            return new JsonArray();
        }
        if (type == Map.class) {
            return new JsonObject();
        }
        if (type == Optional.class) {
            return JsonNull.INSTANCE;
        }
        throw new JsonParseException("member \"" + component.getName() + "\" is missing at " + path);
    }
}
