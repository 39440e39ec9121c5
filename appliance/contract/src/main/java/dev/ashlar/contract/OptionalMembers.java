package dev.ashlar.contract;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An empty Optional is an absent member. */
final class OptionalMembers implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // T is Optional<E>, E read from its type argument
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (type.getRawType() != Optional.class) {
            return null;
        }
        var element = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
        return (TypeAdapter<T>) adapter((TypeAdapter<Object>) gson.getAdapter(TypeToken.get(element)));
    }

    private static TypeAdapter<Optional<Object>> adapter(TypeAdapter<Object> element) {
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, @Nullable Optional<Object> value) throws IOException {
                if (value == null || value.isEmpty()) {
                    out.nullValue();
                } else {
                    element.write(out, value.get());
                }
            }

            @Override
            public Optional<Object> read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return Optional.empty();
                }
                return Optional.ofNullable(element.read(in));
            }
        };
    }
}
