package dev.ashlar.contract;

/**
 * The name of a role, for instance {@code agent}.
 *
 * @param value a DNS label
 */
public record RoleName(String value) implements Comparable<RoleName> {
    public RoleName {
        Names.check("role", value);
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
