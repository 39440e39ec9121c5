package dev.ashlar.service.api;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the API.
 *
 * @param path with {@code {name}} for parameters
 * @param query names of the query parameters it knows
 * @param body type of the JSON body, if it takes one
 * @param answer type of the JSON answer; empty for none or bytes
 */
record Route(
        String method,
        String path,
        Access access,
        String summary,
        List<String> query,
        Optional<Type> body,
        Optional<Type> answer,
        Handler handler) {
    /** Carries out a request; what it returns is sent as JSON, {@link Answer} otherwise. */
    interface Handler {
        Answer handle(Request request) throws java.io.IOException;
    }

    static Route of(String method, String path, Access access, String summary, Handler handler) {
        return new Route(method, path, access, summary, List.of(), Optional.empty(), Optional.empty(), handler);
    }

    Route taking(Type type) {
        return new Route(method, path, access, summary, query, Optional.of(type), answer, handler);
    }

    Route answering(Type type) {
        return new Route(method, path, access, summary, query, body, Optional.of(type), handler);
    }

    Route asking(String... names) {
        return new Route(method, path, access, summary, List.of(names), body, answer, handler);
    }
}
