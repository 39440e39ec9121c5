package dev.ashlar.contract;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes enum constants as lower-case words joined by hyphens and names the choices when one is unknown. */
final class EnumWords implements TypeAdapterFactory {
    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        var raw = type.getRawType();
        if (!raw.isEnum()) {
            return null;
        }
        var constants = raw.getEnumConstants();
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, @Nullable T value) throws IOException {
                if (value == null) {
                    out.nullValue();
                } else {
                    out.value(word(value));
                }
            }

            @Override
            @SuppressWarnings("unchecked") // constants of T's own class
            public @Nullable T read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return null;
                }
                var text = in.nextString();
                for (var constant : constants) {
                    if (word(constant).equals(text)) {
                        return (T) constant;
                    }
                }
                throw new JsonParseException("\"" + text + "\" at " + in.getPath() + " is none of "
                        + Arrays.stream(constants).map(EnumWords::word).collect(Collectors.joining(", ")));
            }
        };
    }
}
