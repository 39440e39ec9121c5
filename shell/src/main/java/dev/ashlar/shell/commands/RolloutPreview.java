package dev.ashlar.shell.commands;

import com.google.gson.JsonObject;
import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.ImageDifference;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.shell.output.CompleteJson;
import java.util.List;

/** A plan that was not started, with what changes in the images of the machines it would move. */
final class RolloutPreview {
    private record Difference(ImageReference from, ImageReference to, ImageDifference packages) {}

    private final SiteClient client;

    RolloutPreview(SiteClient client) {
        this.client = client;
    }

    void show(Invocation call, RolloutStatus plan) {
        var differences = differences(plan);
        var json = (JsonObject) CompleteJson.element(plan);
        json.add("differences", CompleteJson.element(differences));
        var text = new StringBuilder("nothing was started; this is the plan\n").append(RolloutTables.text(plan));
        for (var difference : differences) {
            text.append("\nfrom ")
                    .append(difference.from())
                    .append(" to ")
                    .append(difference.to())
                    .append('\n');
            text.append(ImageCommands.differenceText(difference.packages()));
        }
        call.output().result(json, text.toString());
    }

    private List<Difference> differences(RolloutStatus plan) {
        record Move(ImageReference from, ImageReference to) {}
        return plan.steps().stream()
                .flatMap(step -> step.from().map(from -> new Move(from, step.to())).stream())
                .distinct()
                .map(move -> new Difference(move.from(), move.to(), between(move.from(), move.to())))
                .toList();
    }

    private ImageDifference between(ImageReference from, ImageReference to) {
        return ImageDifference.between(
                client.image(from.toString()).parse(),
                client.image(to.toString()).parse());
    }
}
