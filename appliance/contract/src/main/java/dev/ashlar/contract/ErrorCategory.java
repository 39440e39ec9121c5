package dev.ashlar.contract;

/** Who has to act on a failure. Exit codes and HTTP status follow from it. */
public enum ErrorCategory {
    /** The caller asked for something impossible: exit 2, HTTP 400. */
    USER(2, 400),
    /** The named thing does not exist: exit 2, HTTP 404. */
    NOT_FOUND(2, 404),
    /** The state of the named thing forbids it now: exit 1, HTTP 409. */
    CONFLICT(1, 409),
    /** The caller is not who may do this: exit 1, HTTP 403. */
    FORBIDDEN(1, 403),
    /** A limit of memory, disk, time or count was reached: exit 1, HTTP 503. */
    RESOURCE_EXHAUSTED(1, 503),
    /** Something outside failed: a program, a disk, a peer: exit 1, HTTP 502. */
    EXTERNAL(1, 502),
    /** A rule of ours is broken: exit 70, HTTP 500. */
    BUG(70, 500);

    private final int exitCode;
    private final int httpStatus;

    ErrorCategory(int exitCode, int httpStatus) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
    }

    public int exitCode() {
        return exitCode;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
