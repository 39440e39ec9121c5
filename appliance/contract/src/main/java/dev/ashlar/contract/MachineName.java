package dev.ashlar.contract;

/**
 * The name of a machine, unique within its site.
 *
 * @param value a DNS label
 */
public record MachineName(String value) implements Comparable<MachineName> {
    public MachineName {
        Names.check("machine", value);
    }

    @Override
    public int compareTo(MachineName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
