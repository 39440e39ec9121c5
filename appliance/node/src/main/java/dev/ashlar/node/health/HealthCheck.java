package dev.ashlar.node.health;

import com.google.gson.JsonObject;
import dev.ashlar.contract.AshlarException;
import java.util.List;

/** One thing that must be so for the machine to be healthy. */
sealed interface HealthCheck {
    int TIMEOUT_SECONDS_STANDARD = 2;

    String name();

    /** A GET answers with that status. */
    record Http(String name, String url, int status, int timeoutMillis) implements HealthCheck {}

    /** A TCP connection can be made. */
    record Tcp(String name, String host, int port, int timeoutMillis) implements HealthCheck {}

    /** A file is there. */
    record FilePresent(String name, String path) implements HealthCheck {}

    /** A program ends with status 0. */
    record Exec(String name, List<String> command, int timeoutMillis) implements HealthCheck {
        public Exec {
            command = List.copyOf(command);
        }
    }

    /** Says what is wrong with its own definition; never passes. */
    record Broken(String name, String reason) implements HealthCheck {}

    static HealthCheck parse(JsonObject definition) {
        var name = definition.has("name") ? definition.get("name").getAsString() : "unnamed";
        try {
            return parse(name, definition);
        } catch (AshlarException | IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
            return new Broken(name, String.valueOf(e.getMessage()));
        }
    }

    private static HealthCheck parse(String name, JsonObject definition) {
        int timeout = number(definition, "timeoutSeconds", TIMEOUT_SECONDS_STANDARD) * 1000;
        var type = text(definition, "type");
        return switch (type) {
            case "http" -> new Http(name, url(definition), number(definition, "status", 200), timeout);
            case "tcp" ->
                new Tcp(
                        name,
                        definition.has("host") ? text(definition, "host") : "127.0.0.1",
                        number(definition, "port", 0),
                        timeout);
            case "file" -> new FilePresent(name, text(definition, "path"));
            case "exec" ->
                new Exec(
                        name,
                        definition.getAsJsonArray("command").asList().stream()
                                .map(word -> word.getAsString())
                                .toList(),
                        timeout);
            default -> new Broken(name, "type \"" + type + "\" is none of http, tcp, file, exec");
        };
    }

    /** The member itself, or made of {@code port} and {@code path} on this machine. */
    private static String url(JsonObject definition) {
        return definition.has("url")
                ? text(definition, "url")
                : "http://127.0.0.1:" + text(definition, "port") + text(definition, "path");
    }

    private static String text(JsonObject definition, String member) {
        if (!definition.has(member)) {
            throw AshlarException.user("\"" + member + "\" is missing in " + definition);
        }
        return definition.get(member).getAsString();
    }

    private static int number(JsonObject definition, String member, int standard) {
        return definition.has(member) ? definition.get(member).getAsInt() : standard;
    }
}
