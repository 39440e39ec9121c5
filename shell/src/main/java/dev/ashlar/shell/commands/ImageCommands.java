package dev.ashlar.shell.commands;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.image.ImageDifference;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.BuildRequest;
import dev.ashlar.images.builder.progress.ProgressListener;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.Parameter;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Output;
import dev.ashlar.shell.output.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.CommandOption;

/** {@code image …} of the local image store: build, lock, look, compare, verify. */
public final class ImageCommands {
    private static final Parameter IMAGE = Parameter.of("IMAGE", Parameter.Kind.IMAGE);
    private static final CommandOption ROLES = Options.value("roles", "folder with role files of your own");
    private static final String DEFAULT_VERSION = "0.1.0";

    private final ShellEnvironment environment;

    public ImageCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        return List.of(
                new ShellCommand(
                        "image list",
                        "images of the local store",
                        List.of(),
                        List.of(Options.flag("published", "images of the site instead")),
                        environment.doing(this::list)),
                new ShellCommand(
                        "image show",
                        "one image: its manifest",
                        List.of(IMAGE),
                        List.of(Options.flag("published", "of the site instead of the local store")),
                        environment.doing(this::show)),
                new ShellCommand(
                        "image diff",
                        "what changes from one image to another",
                        List.of(Parameter.of("FROM", Parameter.Kind.IMAGE), Parameter.of("TO", Parameter.Kind.IMAGE)),
                        List.of(),
                        environment.doing(this::diff)),
                build(),
                new ShellCommand(
                        "image verify",
                        "signature and digests of an image",
                        List.of(IMAGE),
                        List.of(ROLES, Options.flag("rebuild", "build it again in a second store and compare")),
                        environment.action(this::verify)),
                new ShellCommand(
                        "image lock",
                        "resolves the packages anew from this machine's Debian sources",
                        List.of(),
                        List.of(ROLES),
                        environment.doing(this::lock)));
    }

    private ShellCommand build() {
        var options = List.of(
                Options.value("version", "the image's version; default " + DEFAULT_VERSION),
                ROLES,
                Options.flag("replace", "replace an image of the same version and other content"));
        return new ShellCommand(
                "image build",
                "builds the image of a role",
                List.of(Parameter.of("ROLE", Parameter.Kind.ROLE)),
                options,
                environment.doing(this::build));
    }

    private void list(Invocation call) {
        var images = call.flag("published")
                ? call.client().images()
                : call.builder().list().stream().map(ImageSummary::of).toList();
        var table = Table.of("IMAGE", "IDENTITY", "SIZE", "KERNEL", "INITRD", "SIGNED BY");
        images.forEach(image -> table.row(
                image.reference(),
                image.digest().brief(),
                mebibytes(image.sizeBytes()),
                mebibytes(image.kernelBytes()),
                mebibytes(image.initrdBytes()),
                image.signedBy().brief()));
        call.output().result(images, table);
    }

    private void show(Invocation call) {
        var manifest = (call.flag("published")
                ? call.client().image(call.word(0))
                : call.builder().show(call.word(0)));
        call.output().result(manifest.parse(), describe(manifest));
    }

    private static String describe(SignedManifest signed) {
        var manifest = signed.parse();
        var facts = Table.of("IMAGE", manifest.reference().toString())
                .row("identity", signed.id())
                .row("build", manifest.buildId())
                .row("signed by", signed.signer())
                .row("kernel", mebibytes(manifest.kernel().sizeBytes()))
                .row("initrd", mebibytes(manifest.initrd().sizeBytes()))
                .row("UKI", mebibytes(manifest.uki().sizeBytes()))
                .row("kernel command line", String.join(" ", manifest.kernelParameters()))
                .row("PCR 11", manifest.expectedPcr11())
                .row("least memory", manifest.memoryMinimumMib() + " MiB")
                .row("packages", manifest.packages().size());
        return facts.render() + "\n" + packages(manifest).render();
    }

    private static Table packages(ImageManifest manifest) {
        var table = Table.of("PACKAGE", "VERSION", "BYTES");
        manifest.packages().forEach(each -> table.row(each.name(), each.version(), each.sizeBytes()));
        return table;
    }

    private void diff(Invocation call) {
        var difference = call.builder().diff(call.word(0), call.word(1));
        call.output().result(difference, differenceText(difference));
    }

    /** The difference as people read it. */
    static String differenceText(ImageDifference difference) {
        var table = Table.of("CHANGE", "PACKAGE", "FROM", "TO", "BYTES");
        difference.added().forEach(each -> table.row("added", each.name(), "", each.version(), each.sizeBytes()));
        difference.removed().forEach(each -> table.row("removed", each.name(), each.version(), "", -each.sizeBytes()));
        difference
                .changed()
                .forEach(each ->
                        table.row("changed", each.name(), each.fromVersion(), each.toVersion(), each.sizeDeltaBytes()));
        return table.render() + "image size changes by " + difference.sizeDeltaBytes() + " bytes\n";
    }

    private void build(Invocation call) {
        var request = new BuildRequest(
                new RoleName(call.word(0)),
                call.option("version").orElse(DEFAULT_VERSION),
                roles(call),
                call.flag("replace"));
        var built = call.builder().build(request, progress(call.output()));
        var summary = built.summary();
        call.output()
                .result(
                        summary,
                        "image " + summary.reference() + (built.reused() ? " is up to date: " : " built: ")
                                + summary.digest() + ", " + mebibytes(summary.sizeBytes()));
    }

    private int verify(Invocation call) {
        var reference = ImageReference.parse(call.word(0));
        var request = new BuildRequest(reference.role(), reference.version(), roles(call), false);
        var report = call.builder().verify(request, call.flag("rebuild"), progress(call.output()));
        var table = Table.of("CHECK", "RESULT", "DETAIL");
        report.checks().forEach(check -> table.row(check.name(), check.passed() ? "passed" : "FAILED", check.detail()));
        call.output().result(report, table);
        if (!report.passed()) {
            throw new AshlarException(ErrorCategory.CONFLICT, "image " + reference + " failed verification");
        }
        return 0;
    }

    private void lock(Invocation call) {
        var update = call.builder().updateLock(roles(call), progress(call.output()));
        call.output()
                .result(
                        update,
                        String.join("\n", update.changes()) + (update.changes().isEmpty() ? "" : "\n")
                                + update.packages() + " packages locked, "
                                + update.changes().size() + " changes");
    }

    private static Optional<Path> roles(Invocation call) {
        return call.option("roles").map(Path::of);
    }

    private static ProgressListener progress(Output output) {
        return (phase, done, total, text) ->
                output.progress(phase.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + (total > 0 ? " " + done + "/" + total : "") + ": " + text);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
}
