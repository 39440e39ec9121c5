package dev.ashlar.contract;

/**
 * A failure the caller cannot decide upon. The message is one line that names the thing, what was wrong and what to
 * do; it never holds a secret.
 */
public final class AshlarException extends RuntimeException {
    private final ErrorCategory category;
    private final String line;

    public AshlarException(ErrorCategory category, String message) {
        super(message);
        this.category = category;
        this.line = message;
    }

    public AshlarException(ErrorCategory category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.line = message;
    }

    @Override
    public String getMessage() {
        return line;
    }

    public ErrorCategory category() {
        return category;
    }

    public static AshlarException user(String message) {
        return new AshlarException(ErrorCategory.USER, message);
    }

    public static AshlarException notFound(String message) {
        return new AshlarException(ErrorCategory.NOT_FOUND, message);
    }

    public static AshlarException conflict(String message) {
        return new AshlarException(ErrorCategory.CONFLICT, message);
    }

    public static AshlarException external(String message, Throwable cause) {
        return new AshlarException(ErrorCategory.EXTERNAL, message, cause);
    }

    public static AshlarException external(String message) {
        return new AshlarException(ErrorCategory.EXTERNAL, message);
    }
}
