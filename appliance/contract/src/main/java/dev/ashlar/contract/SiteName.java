package dev.ashlar.contract;

/**
 * The name of a site, unique on its host.
 *
 * @param value a DNS label
 */
public record SiteName(String value) implements Comparable<SiteName> {
    public SiteName {
        Names.check("site", value);
    }

    @Override
    public int compareTo(SiteName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
