package dev.ashlar.node.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;

/** Reads the API's failures: {@code {"error": {"category": "...", "message": "..."}}}. */
final class Refusals {
    private Refusals() {}

    record Body(Failure error) {}

    record Failure(String category, String message) {}

    static AshlarException read(String path, int status, String body) {
        return new AshlarException(category(status), path + " answers " + status + ": " + message(body));
    }

    private static ErrorCategory category(int status) {
        for (var category : ErrorCategory.values()) {
            if (category.httpStatus() == status) {
                return category;
            }
        }
        return status == 401 ? ErrorCategory.FORBIDDEN : ErrorCategory.EXTERNAL;
    }

    private static String message(String body) {
        try {
            return Json.read(body, Body.class).error().message();
        } catch (AshlarException e) {
            return "no reason given";
        }
    }
}
