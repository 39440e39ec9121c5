package dev.ashlar.control.rollout;

import dev.ashlar.contract.MachineName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a plan differs from its parent, in one line that stays short for any number of machines. */
final class ReasonText {
    private static final int NAMES_MAX = 5;

    private final Map<String, List<MachineName>> machinesByVerb = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();

    void tell(String verb, MachineName machine) {
        machinesByVerb.computeIfAbsent(verb, _ -> new ArrayList<>()).add(machine);
    }

    void say(String sentence) {
        sentences.add(sentence);
    }

    String text() {
        var parts = new ArrayList<String>();
        machinesByVerb.forEach((verb, machines) -> parts.add(names(machines) + ": " + verb));
        parts.addAll(sentences);
        return String.join("; ", parts);
    }

    static String names(List<MachineName> machines) {
        var shown = machines.stream().limit(NAMES_MAX).map(MachineName::value).collect(Collectors.joining(", "));
        return machines.size() <= NAMES_MAX ? shown : shown + " and " + (machines.size() - NAMES_MAX) + " more";
    }
}
