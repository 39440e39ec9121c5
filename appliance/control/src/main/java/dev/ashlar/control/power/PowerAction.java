package dev.ashlar.control.power;

/** What is to be done to a machine's place now. */
sealed interface PowerAction {
    /** It is as it should be, or gets there by itself. */
    record Nothing() implements PowerAction {}

    /** Begin a boot into the assigned image: power on, or reset when it runs. */
    record Boot(String reason) implements PowerAction {}

    /** A boot that was begun by an earlier process may never have reached the driver: power on again. */
    record RepeatPowerOn() implements PowerAction {}

    /** Power off and return to {@code none}. */
    record PowerOff(String reason) implements PowerAction {}

    /** It should run and does not, and nobody here switched it off: say so, and leave it to its owner. */
    record NoteVanished() implements PowerAction {}

    /** Remove its place and all it was trusted with. */
    record Delete() implements PowerAction {}
}
