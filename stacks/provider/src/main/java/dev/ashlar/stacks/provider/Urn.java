package dev.ashlar.stacks.provider;

/** The parts of {@code urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME} that matter here. */
final class Urn {
    private Urn() {}

    static String type(String urn) {
        var parts = urn.split("::", 4);
        var chain = parts.length > 2 ? parts[2] : "";
        return chain.substring(chain.lastIndexOf('$') + 1);
    }

    static String name(String urn) {
        var parts = urn.split("::", 4);
        return parts.length > 3 ? parts[3] : "";
    }
}
