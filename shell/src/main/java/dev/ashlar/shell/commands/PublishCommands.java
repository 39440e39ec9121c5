package dev.ashlar.shell.commands;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.Parameter;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Table;
import java.util.List;
import java.util.Optional;

/** {@code image publish}, {@code image channel}, {@code image collect-garbage}: images of the site. */
public final class PublishCommands {
    private record ChannelView(String channel, Optional<Digest> digest, long moves) {}

    private static final Parameter IMAGE = Parameter.of("IMAGE", Parameter.Kind.IMAGE);

    private final ShellEnvironment environment;

    public PublishCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        return List.of(
                new ShellCommand(
                        "image publish",
                        "uploads a local image to the site",
                        List.of(IMAGE),
                        List.of(Options.value("channel", "then point this channel at it")),
                        environment.doing(this::publish)),
                new ShellCommand(
                        "image channel",
                        "shows where a channel points, or points it at an image",
                        List.of(
                                Parameter.of("CHANNEL", Parameter.Kind.TEXT),
                                Parameter.optional("IMAGE", Parameter.Kind.IMAGE)),
                        List.of(),
                        environment.doing(this::channel)),
                new ShellCommand(
                        "image collect-garbage",
                        "removes what no published image needs from the object store",
                        List.of(),
                        List.of(),
                        environment.doing(this::collectGarbage)));
    }

    private void publish(Invocation call) {
        var builder = call.builder();
        var client = call.client();
        var signed = builder.show(call.word(0));
        for (var blob : signed.parse().blobs().stream().distinct().toList()) {
            boolean sent = client.upload(blob.digest(), builder.blobFile(blob));
            call.output()
                    .progress((sent ? "uploaded " : "present ") + blob.digest().brief() + ", " + blob.sizeBytes()
                            + " bytes");
        }
        var summary = client.publish(signed);
        call.option("channel").ifPresent(name -> point(call, name, signed));
        call.output()
                .result(
                        summary,
                        "published " + summary.reference() + " as " + summary.digest() + " at site " + call.site());
    }

    private void channel(Invocation call) {
        var name = call.word(0);
        var pointer = call.argument(1)
                .map(image -> point(call, name, call.client().image(image)))
                .or(() -> call.client().channel(name));
        var result = new ChannelView(
                name,
                pointer.map(ChannelPointer::digest),
                pointer.map(ChannelPointer::expectedSequence).orElse(0L));
        call.output()
                .result(
                        result,
                        pointer.map(found -> "channel " + name + " points at " + found.digest())
                                .orElse("channel " + name + " points at nothing yet"));
    }

    private static ChannelPointer point(Invocation call, String name, SignedManifest image) {
        var client = call.client();
        long moves = client.channel(name).map(ChannelPointer::expectedSequence).orElse(0L);
        return client.moveChannel(name, new ChannelPointer(image.id(), moves));
    }

    private void collectGarbage(Invocation call) {
        var collected = call.client().collectGarbage();
        call.output().result(collected, Table.of("REMOVED", "BYTES").row(collected.removed(), collected.bytes()));
    }
}
