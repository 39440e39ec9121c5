package dev.ashlar.service.api;

import java.io.IOException;
import java.io.InputStream;

/** What is sent back. */
sealed interface Answer {
    /** Status 200 and a JSON document. */
    record Document(Object value) implements Answer {}

    /** Status 204, or the given one, without a body. */
    record Empty(int status) implements Answer {}

    /** Status 200 and bytes of unknown length, flushed as they come; the server closes the stream. */
    record Bytes(Source source) implements Answer {}

    /** Opens the bytes of an answer. */
    interface Source {
        InputStream open() throws IOException;
    }
}
