package dev.ashlar.contract;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON of every record in this module. Typed names, digests, instants (ISO 8601) and durations (ISO 8601) are strings;
 * absent and null are the same; unknown members are ignored; enum constants are written as {@code lower-case-words}.
 * Thread-safe.
 */
public final class Json {
    private static final Gson COMPACT = builder().create();
    private static final Gson PRETTY = builder().setPrettyPrinting().create();

    private Json() {}

    public static String write(Object value) {
        return COMPACT.toJson(value);
    }

    public static String writePretty(Object value) {
        return PRETTY.toJson(value);
    }

    /** Reads one document. Throws {@link AshlarException} of category USER naming what was wrong. */
    public static <T> T read(String text, Class<T> type) {
        return read(text, TypeToken.get(type));
    }

    /** For generic types: {@code new TypeToken<List<MachineView>>() {}}. */
    public static <T> T read(String text, TypeToken<T> type) {
        try {
            T value = COMPACT.fromJson(text, type);
            if (value == null) {
                throw AshlarException.user("JSON document is empty");
            }
            return value;
        } catch (AshlarException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AshlarException(ErrorCategory.USER, "JSON is not a valid " + type + ": " + rootMessage(e), e);
        }
    }

    /** Sorted members and no spaces: equal values give equal bytes, for digests and signatures. */
    public static String canonical(Object value) {
        return CanonicalJson.write(JsonParser.parseString(write(value)));
    }

    private static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static GsonBuilder builder() {
        return new GsonBuilder()
                .disableHtmlEscaping()
                .setStrictness(Strictness.STRICT)
                .registerTypeAdapterFactory(new EnumWords())
                .registerTypeAdapterFactory(new OptionalMembers())
                .registerTypeAdapterFactory(new RecordMembers())
                .registerTypeAdapter(Digest.class, text(Digest::new))
                .registerTypeAdapter(MachineName.class, text(MachineName::new))
                .registerTypeAdapter(RoleName.class, text(RoleName::new))
                .registerTypeAdapter(SiteName.class, text(SiteName::new))
                .registerTypeAdapter(MacAddress.class, text(MacAddress::new))
                .registerTypeAdapter(ImageReference.class, text(ImageReference::parse))
                .registerTypeAdapter(Instant.class, text(Instant::parse))
                .registerTypeAdapter(Duration.class, text(Duration::parse));
    }

    private static <T> TypeAdapter<T> text(Function<String, T> parse) {
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, @Nullable T value) throws IOException {
                if (value == null) {
                    out.nullValue();
                } else {
                    out.value(value.toString());
                }
            }

            @Override
            public @Nullable T read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return null;
                }
                var text = in.nextString();
                try {
                    return parse.apply(text);
                } catch (java.time.format.DateTimeParseException e) {
                    throw new JsonParseException("\"" + text + "\" at " + in.getPath() + " is not ISO 8601", e);
                }
            }
        };
    }
}
