package dev.ashlar.node.machine;

/** Boots the machine again. */
@FunctionalInterface
public interface Reboot {
    /** The exit status by which the service asks init for a reboot. */
    int EXIT_STATUS = 100;

    /** Asks for it; on a machine this does not return. */
    void now();

    /** Ends this process at once with {@value #EXIT_STATUS}; init does the rest. Nothing of a machine is on a disk. */
    static Reboot byInit() {
        return () -> Runtime.getRuntime().halt(EXIT_STATUS);
    }
}
