package dev.ashlar.stacks.provider.resource;

/** What a person at the engine sees, beside the resource it is about. A lost message is not an error. */
public interface Messages {
    /** Kept in the output. */
    void info(String line);

    void warn(String line);

    /** Shown while it lasts. */
    void progress(String line);
}
