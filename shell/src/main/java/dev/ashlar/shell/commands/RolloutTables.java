package dev.ashlar.shell.commands;

import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.shell.output.Table;
import java.util.Locale;

/** Rollouts as people read them. */
final class RolloutTables {
    private RolloutTables() {}

    static String text(RolloutStatus status) {
        var steps = Table.of("WAVE", "MACHINE", "FROM", "TO", "STATE", "REASON");
        status.steps()
                .forEach(step -> steps.row(
                        step.wave(),
                        step.machine(),
                        step.from().map(Object::toString).orElse(""),
                        step.to(),
                        word(step.state()),
                        step.reason()));
        return headline(status) + "\n" + steps.render();
    }

    static String headline(RolloutStatus status) {
        return "rollout " + status.plan()
                + status.target().map(image -> " to " + image).orElse("") + ": "
                + word(status.state()) + ", generation " + status.generation()
                + (status.reason().isBlank() ? "" : ": " + status.reason());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
