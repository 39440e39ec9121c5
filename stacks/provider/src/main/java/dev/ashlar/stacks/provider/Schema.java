package dev.ashlar.stacks.provider;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The package's schema, as written in {@code schema.json} beside this class. */
final class Schema {
    private Schema() {}

    static String text() {
        try (var in = Schema.class.getResourceAsStream("schema.json")) {
            if (in == null) {
                throw new AshlarException(ErrorCategory.BUG, "schema.json is missing from the provider's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw AshlarException.external("schema.json cannot be read: " + e.getMessage(), e);
        }
    }
}
