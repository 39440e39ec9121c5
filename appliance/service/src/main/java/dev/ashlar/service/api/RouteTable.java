package dev.ashlar.service.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. Immutable. */
final class RouteTable {
    /** A route and the values of its path parameters. */
    record Match(Route route, Map<String, String> parameters) {}

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    Optional<Match> find(String method, String rawPath) {
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route -> parameters(route.path(), rawPath).map(found -> new Match(route, found)).stream())
                .findFirst();
    }

    boolean knowsPath(String rawPath) {
        return routes.stream()
                .anyMatch(route -> parameters(route.path(), rawPath).isPresent());
    }

    private static Optional<Map<String, String>> parameters(String template, String rawPath) {
        var wanted = template.split("/", -1);
        var given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        var found = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                var value = URLDecoder.decode(given[i].replace("+", "%2B"), StandardCharsets.UTF_8);
                found.put(wanted[i].substring(1, wanted[i].length() - 1), value);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
