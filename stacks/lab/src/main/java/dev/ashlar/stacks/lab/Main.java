package dev.ashlar.stacks.lab;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import dev.ashlar.pulumi.Fleet;
import dev.ashlar.pulumi.FleetArgs;
import dev.ashlar.pulumi.Image;
import dev.ashlar.pulumi.ImageArgs;
import dev.ashlar.pulumi.RolloutPolicyArgs;
import dev.ashlar.pulumi.Site;
import dev.ashlar.pulumi.SiteArgs;

/** A whole site on one Linux host: image, machines as QEMU guests, and the rollout that boots them. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Pulumi.run(Main::stack);
    }

    /** The program itself, also for the Automation API. */
    public static void stack(Context context) {
        var settings = LabSettings.of(context.config(), context.stackName());
        var site = new Site("site", SiteArgs.builder().name(settings.site()).build());
        var image = new Image(
                "agent",
                ImageArgs.builder()
                        .site(site.name())
                        .role("agent")
                        .version(settings.version())
                        .build());
        var fleet = new Fleet(
                "agents",
                new FleetArgs(
                        site.name(),
                        image,
                        settings.members(),
                        RolloutPolicyArgs.builder().build()));
        context.export("site", site.name());
        context.export("apiUrl", site.apiUrl());
        context.export("caFile", site.caFile());
        context.export("image", image.reference());
        // One text, not a list: the SDK's Automation API reads nothing but texts back.
        context.export("machines", fleet.names().applyValue(names -> String.join(" ", names)));
        context.export("rollout", fleet.rollout().state());
    }
}
