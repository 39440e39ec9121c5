package dev.ashlar.service.api;

/** Who may use a route. */
enum Access {
    ANYONE,
    /** Also with a provisional certificate. */
    NEW_MACHINE,
    MACHINE,
    OPERATOR
}
