package dev.ashlar.node;

import dev.ashlar.node.health.Health;
import dev.ashlar.node.identity.IdentityServer.Answer;
import dev.ashlar.node.identity.Possession;
import java.util.Map;
import java.util.function.Function;

/** The pages of the machine's own port; {@code /healthz} is 200 when every check passes, else 503 with the reasons. */
final class HealthPage {
    private HealthPage() {}

    static Map<String, Function<String, Answer>> pages(Possession possession, Health health) {
        Function<String, Answer> healthPage = _ -> answer(health);
        return Map.of("/possession", possession::answer, "/healthz", healthPage, "/health", healthPage);
    }

    private static Answer answer(Health health) {
        var results = health.latest();
        var text = new StringBuilder();
        for (var result : results) {
            text.append(result.name())
                    .append(result.passing() ? ": passing" : ": failing: ")
                    .append(result.detail())
                    .append('\n');
        }
        return Answer.of(Health.isHealthy(results) ? 200 : 503, text.toString());
    }
}
