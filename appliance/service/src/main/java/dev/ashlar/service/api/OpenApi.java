package dev.ashlar.service.api;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The OpenAPI 3.1 document of a list of routes. */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private OpenApi() {}

    /** The routes and one more that serves their document. */
    static List<Route> withDocument(List<Route> routes) {
        var all = new ArrayList<>(routes);
        all.add(Route.of(
                "GET", "/openapi.json", Access.ANYONE, "This document", _ -> new Answer.Document(document(all))));
        return all;
    }

    static Map<String, Object> document(List<Route> routes) {
        var schemas = new JsonSchemas();
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : routes) {
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route, schemas));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Ashlar site", "version", "1"));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas", schemas.named(),
                        "securitySchemes", Map.of("certificate", Map.of("type", "mutualTLS"))));
        return document;
    }

    private static Map<String, Object> operation(Route route, JsonSchemas schemas) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", route.summary());
        operation.put("operationId", operationId(route));
        operation.put(
                "security", route.access() == Access.ANYONE ? List.of() : List.of(Map.of("certificate", List.of())));
        operation.put("x-access", route.access());
        operation.put("parameters", parameters(route));
        route.body().ifPresent(type -> operation.put("requestBody", content(schemas, type)));
        var success = new LinkedHashMap<String, Object>(Map.of("description", "done"));
        route.answer().ifPresent(type -> success.putAll(content(schemas, type)));
        operation.put(
                "responses",
                Map.of(
                        "2XX",
                        success,
                        "default",
                        Map.of(
                                "description",
                                "one line that says what was wrong",
                                "content",
                                Map.of("application/json", Map.of("schema", JsonSchemas.failure())))));
        return operation;
    }

    private static Map<String, Object> content(JsonSchemas schemas, Type type) {
        return Map.of("content", Map.of("application/json", Map.of("schema", schemas.of(type))));
    }

    private static String operationId(Route route) {
        var words = route.path()
                .replaceFirst("^/api/v1/", "")
                .replaceAll("[^A-Za-z]+", "-")
                .replaceAll("^-|-$", "");
        return route.method().toLowerCase(Locale.ROOT) + "-" + words;
    }

    private static List<Map<String, Object>> parameters(Route route) {
        var found = new ArrayList<Map<String, Object>>();
        PARAMETER
                .matcher(route.path())
                .results()
                .forEach(match -> found.add(Map.of(
                        "name", match.group(1), "in", "path", "required", true, "schema", Map.of("type", "string"))));
        route.query()
                .forEach(name -> found.add(Map.of("name", name, "in", "query", "schema", Map.of("type", "string"))));
        return found;
    }
}
