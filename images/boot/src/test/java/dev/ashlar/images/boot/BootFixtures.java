package dev.ashlar.images.boot;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.images.boot.directory.BootPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One machine, one image, fixed values. */
public final class BootFixtures {
    public static final byte[] KERNEL = bytes("kernel");
    public static final byte[] INITRD = bytes("initrd");
    public static final byte[] UKI = bytes("unified kernel image");

    private BootFixtures() {}

    public static BootPlan plan() {
        return plan("agent-1", "ticket-1", KERNEL, UKI);
    }

    public static BootPlan plan(String machine, String ticket, byte[] kernel, byte[] uki) {
        var parameters = new BootParameters(
                "https://10.0.2.2:9443",
                Digest.of(bytes("authority")),
                ticket,
                new MachineName(machine),
                Digest.of(bytes("image")),
                7);
        return new BootPlan(new MachineName(machine), image(kernel, uki), parameters);
    }

    public static Map<Digest, byte[]> blobs(BootPlan plan, byte[] kernel, byte[] uki) {
        return Map.of(
                plan.image().kernel().digest(), kernel,
                plan.image().initrd().digest(), INITRD,
                plan.image().uki().digest(), uki);
    }

    private static ImageManifest image(byte[] kernel, byte[] uki) {
        return new ImageManifest(
                1,
                ImageReference.parse("agent:1.0.0"),
                Digest.of(bytes("inputs")),
                blob(kernel),
                blob(INITRD),
                blob(uki),
                List.of("console=ttyS0", "quiet"),
                List.of(),
                blob(bytes("sbom")),
                "00",
                Optional.empty(),
                Map.of(),
                192);
    }

    private static Blob blob(byte[] bytes) {
        return new Blob(Digest.of(bytes), bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
