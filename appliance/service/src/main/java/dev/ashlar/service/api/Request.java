package dev.ashlar.service.api;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.credentials.authority.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A request whose route and caller are known. */
record Request(Caller caller, Map<String, String> path, Map<String, String> query, InputStream content) {
    /** Longest JSON body accepted, bytes. */
    private static final int BODY_BYTES_MAX = 4 << 20;

    String parameter(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new AshlarException(ErrorCategory.BUG, "route has no parameter " + name);
        }
        return value;
    }

    Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name));
    }

    boolean isAsked(String name) {
        return asked(name).map(value -> value.isEmpty() || value.equals("true")).orElse(false);
    }

    long number(String name, long otherwise) {
        var text = asked(name);
        try {
            return text.map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new AshlarException(
                    ErrorCategory.USER, "query parameter " + name + "=" + text.orElse("") + " is not a number", e);
        }
    }

    <T> T body(Class<T> type) throws IOException {
        var bytes = content.readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            throw AshlarException.user("request body is longer than " + BODY_BYTES_MAX + " bytes");
        }
        return Json.read(new String(bytes, StandardCharsets.UTF_8), type);
    }

    Caller.Machine machine() {
        if (caller instanceof Caller.Machine machine) {
            return machine;
        }
        throw new AshlarException(ErrorCategory.FORBIDDEN, "this needs a machine's certificate");
    }
}
