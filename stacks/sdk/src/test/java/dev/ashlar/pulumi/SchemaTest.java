package dev.ashlar.pulumi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written classes say what the provider's schema says. */
final class SchemaTest {
    private static final Path SCHEMA = Path.of("../provider/src/main/resources/dev/ashlar/stacks/provider/schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"Site", "Image", "Machine", "Rollout"})
    void resourceHasTheSchemasProperties(String name) throws Exception {
        var resource = schema("resources").getAsJsonObject("ashlar:index:" + name);
        var inputs = Class.forName("dev.ashlar.pulumi." + name + "Args");
        assertEquals(resource.getAsJsonObject("inputProperties").keySet(), imports(inputs));
        var required = new TreeSet<String>();
        if (resource.has("requiredInputs")) {
            resource.getAsJsonArray("requiredInputs").forEach(item -> required.add(item.getAsString()));
        }
        assertEquals(required, requiredImports(inputs));
        // Outputs are a choice of the schema's properties, the provider's own ones among them.
        var exported = names(Class.forName("dev.ashlar.pulumi." + name), Export.class, Export::name);
        var missing = new TreeSet<>(exported);
        missing.removeAll(resource.getAsJsonObject("properties").keySet());
        assertEquals(Set.of(), missing);
        var own = new TreeSet<>(resource.getAsJsonObject("properties").keySet());
        own.removeAll(resource.getAsJsonObject("inputProperties").keySet());
        own.removeAll(exported);
        assertEquals(Set.of(), own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectStore", "Ledger", "RolloutPolicy"})
    void objectHasTheSchemasProperties(String name) throws Exception {
        var type = schema("types").getAsJsonObject("ashlar:index:" + name);
        assertEquals(
                type.getAsJsonObject("properties").keySet(),
                imports(Class.forName("dev.ashlar.pulumi." + name + "Args")));
    }

    private static JsonObject schema(String part) throws IOException {
        return JsonParser.parseString(Files.readString(SCHEMA))
                .getAsJsonObject()
                .getAsJsonObject(part);
    }

    private static Set<String> imports(Class<?> inputs) {
        return names(inputs, Import.class, Import::name);
    }

    private static Set<String> requiredImports(Class<?> inputs) {
        return Arrays.stream(inputs.getDeclaredFields())
                .map(field -> field.getAnnotation(Import.class))
                .filter(given -> given != null && given.required())
                .map(Import::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <A extends Annotation> Set<String> names(Class<?> owner, Class<A> kind, Function<A, String> name) {
        return Arrays.stream(owner.getDeclaredFields())
                .filter((Field field) -> field.isAnnotationPresent(kind))
                .map(field -> name.apply(field.getAnnotation(kind)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
