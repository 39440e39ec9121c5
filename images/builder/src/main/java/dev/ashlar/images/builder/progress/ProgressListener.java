package dev.ashlar.images.builder.progress;

/** Hears of a build's progress, possibly from several threads. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param done of {@code total}; both 0 when the phase cannot tell
     * @param text one line for a person
     */
    void progress(Phase phase, int done, int total, String text);

    /** Says nothing. */
    static ProgressListener silent() {
        return (_, _, _, _) -> {};
    }
}
