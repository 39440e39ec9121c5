package dev.ashlar.stacks.provider.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.stacks.provider.value.Difference.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
    @Test
    void namesThePathOfEachChange() {
        var before = Fields.EMPTY
                .with("gone", "x")
                .with("policy", Fields.EMPTY.with("waveSize", 1))
                .with("machines", Value.ofTexts(List.of("a", "b")));
        var after = Fields.EMPTY
                .with("fresh", "x")
                .with("policy", Fields.EMPTY.with("waveSize", 2))
                .with("machines", Value.ofTexts(List.of("a", "c", "d")));
        assertEquals(
                Map.of(
                        "gone", Kind.DELETE,
                        "fresh", Kind.ADD,
                        "policy.waveSize", Kind.UPDATE,
                        "machines[1]", Kind.UPDATE,
                        "machines[2]", Kind.ADD),
                Difference.between(before, after));
    }

    @Test
    void secrecyAloneIsNoDifference() {
        var plain = Fields.EMPTY.with("password", "x");
        var secret = Fields.EMPTY.with("password", new Value.Secret(Value.of("x")));
        assertEquals(Map.of(), Difference.between(plain, secret));
    }
}
