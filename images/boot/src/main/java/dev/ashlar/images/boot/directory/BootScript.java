package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts handed to a booting machine. */
public final class BootScript {
    /** No spaces, no control characters, and no dollar sign before a brace: iPXE would expand it. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*\\$\\{)[\\x21-\\x7e]+");

    private BootScript() {}

    /**
     * The iPXE script of a boot. It names the initrd twice: once to fetch it, once for a kernel started through its
     * EFI stub, which looks for the file by name. A failed download restarts the machine, so it converges by itself.
     */
    public static String ipxe(BootSession session, BootLinks links) {
        var plan = session.plan();
        var arguments = Stream.concat(
                        plan.image().kernelParameters().stream(),
                        parameters(plan).map(BootScript::assignment))
                .map(BootScript::plain)
                .collect(Collectors.joining(" "));
        return """
                #!ipxe
                # %s boots %s
                kernel %s initrd=initrd %s || goto failed
                initrd %s || goto failed
                boot || goto failed
                :failed
                echo Ashlar: %s could not be booted, restarting
                sleep 5
                reboot
                """.formatted(
                        plan.machine(),
                        plan.image().reference(),
                        links.url(session, BootLinks.KERNEL),
                        arguments,
                        links.url(session, BootLinks.INITRD),
                        plan.image().reference());
    }

    /** Boot parameters as lines of {@code key=value}, for a machine whose command line is fixed. */
    public static String parameterLines(BootPlan plan) {
        return parameters(plan)
                .map(BootScript::assignment)
                .map(BootScript::plain)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<Map.Entry<String, String>> parameters(BootPlan plan) {
        return plan.parameters().asKernelParameters().entrySet().stream();
    }

    private static String assignment(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + parameter.getValue();
    }

    /** Checks a word of a command line; the message names only the key, as the value may be a ticket. */
    private static String plain(String word) {
        if (!PLAIN.matcher(word).matches()) {
            throw new AshlarException(
                    ErrorCategory.BUG,
                    "kernel parameter " + word.split("=", 2)[0] + " has a character a boot script cannot carry");
        }
        return word;
    }
}
