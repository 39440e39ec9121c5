package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Between a rollout's properties and the site's words for it. Pure. */
final class Rollouts {
    private static final int MANY = 1_000_000;

    private Rollouts() {}

    /** Checks a policy and fills in the standard one. */
    static void checkPolicy(InputCheck policy) {
        var standard = RolloutPolicy.standard();
        policy.integer("canary", standard.canary(), 0, MANY)
                .integer("waveSize", standard.waveSize(), 1, MANY)
                .integer("maxUnavailable", standard.maxUnavailable(), 1, MANY)
                .integer("soakSeconds", (int) standard.soak().toSeconds(), 0, MANY)
                .integer("failureBudget", standard.failureBudget(), 0, MANY)
                .integer("healthTimeoutSeconds", (int) standard.healthTimeout().toSeconds(), 1, MANY);
    }

    static RolloutRequest request(Fields inputs) {
        return new RolloutRequest(
                ImageReference.parse(inputs.requireText("image")),
                inputs.texts("machines").stream().map(MachineName::new).toList(),
                policy(inputs.fields("policy").orElse(Fields.EMPTY)));
    }

    private static RolloutPolicy policy(Fields policy) {
        return new RolloutPolicy(
                policy.requireInteger("canary"),
                policy.requireInteger("waveSize"),
                policy.requireInteger("maxUnavailable"),
                Duration.ofSeconds(policy.requireInteger("soakSeconds")),
                policy.requireInteger("failureBudget"),
                Duration.ofSeconds(policy.requireInteger("healthTimeoutSeconds")));
    }

    /** Which machines reboot, wave by wave, as the site planned it. */
    static String text(RolloutStatus plan) {
        if (plan.steps().isEmpty()) {
            return "no machine reboots";
        }
        return plan.waves().stream()
                .map(wave -> (wave.number() == 0 ? "canary: " : "wave " + wave.number() + ": ")
                        + wave.machines().stream()
                                .map(machine -> machine + from(plan, machine))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "machines reboot into " + target(plan) + ", ", ""));
    }

    private static String from(RolloutStatus plan, MachineName machine) {
        return plan.steps().stream()
                .filter(step -> step.machine().equals(machine))
                .findFirst()
                .map(step -> step.from().map(image -> " (from " + image + ")").orElse(" (first boot)"))
                .orElse("");
    }

    private static String target(RolloutStatus plan) {
        return plan.target().map(ImageReference::toString).orElse("their image");
    }

    /** The same, when the site cannot be asked: waves in the order the program names the machines. */
    static String text(RolloutRequest request) {
        var waves = new ArrayList<String>();
        var policy = request.policy();
        var names = request.machines().stream().map(MachineName::value).toList();
        int canary = Math.min(policy.canary(), names.size());
        if (canary > 0) {
            waves.add("canary: " + String.join(", ", names.subList(0, canary)));
        }
        for (int start = canary, wave = 1; start < names.size(); start += policy.waveSize(), wave++) {
            waves.add("wave " + wave + ": "
                    + String.join(", ", names.subList(start, Math.min(start + policy.waveSize(), names.size()))));
        }
        return "machines boot " + request.image() + ", " + String.join("; ", waves);
    }

    /** One line on how far it is. */
    static String progress(RolloutStatus status) {
        long done = status.steps().stream()
                .filter(step -> step.state() == StepState.DONE)
                .count();
        var moving = status.steps().stream()
                .filter(step -> step.state() != StepState.DONE && step.state() != StepState.PENDING)
                .map(step -> step.machine() + " " + MachineSpecs.word(step.state()))
                .collect(Collectors.joining(", "));
        return "rollout " + MachineSpecs.word(status.state()) + ", " + done + " of "
                + status.steps().size() + " done" + (moving.isEmpty() ? "" : ": " + moving);
    }

    /** Why it did not end well. */
    static String complaint(RolloutStatus status) {
        var steps = status.steps().stream()
                .filter(step -> step.state() == StepState.FAILED
                        || step.state() == StepState.ROLLED_BACK
                        || step.state() == StepState.MOVING)
                .filter(step -> !step.reason().isBlank())
                .map(step -> step.machine() + ": " + step.reason())
                .collect(Collectors.joining("; "));
        return "rollout to " + target(status) + " is " + MachineSpecs.word(status.state())
                + (status.reason().isBlank() ? "" : ": " + status.reason()) + (steps.isEmpty() ? "" : "; " + steps);
    }
}
