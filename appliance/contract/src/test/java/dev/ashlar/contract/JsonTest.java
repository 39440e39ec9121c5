package dev.ashlar.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final MachineSpec SPEC = new MachineSpec(
            new MachineName("agent-1"), new RoleName("agent"), Firmware.UEFI, true, true, 512, 1, List.of(4));

    @Test
    void recordsComeBackEqual() {
        var text = Json.write(SPEC);
        assertEquals(SPEC, Json.read(text, MachineSpec.class));
        assertTrue(text.contains("\"firmware\":\"uefi\""), text);
    }

    @Test
    void emptyOptionalsListsAndNestedRecordsComeBack() {
        var plan = new RolloutPlan(
                3,
                Optional.empty(),
                1,
                RolloutState.ROLLING_BACK,
                Optional.of(ImageReference.parse("agent:1.0.0")),
                RolloutPolicy.standard(),
                List.of(),
                List.of(),
                Instant.parse("2026-01-02T03:04:05Z"),
                "why");
        assertEquals(plan, Json.read(Json.write(plan), RolloutPlan.class));
    }

    @Test
    void namesTheMissingMember() {
        var failure = assertThrows(AshlarException.class, () -> Json.read("{\"name\":\"a\"}", MachineSpec.class));
        assertEquals(ErrorCategory.USER, failure.category());
        assertTrue(failure.getMessage().contains("\"role\" is missing"), failure.getMessage());
    }

    @Test
    void namesTheChoicesOfAnUnknownWord() {
        var text = Json.write(SPEC).replace("uefi", "coreboot");
        var failure = assertThrows(AshlarException.class, () -> Json.read(text, MachineSpec.class));
        assertTrue(failure.getMessage().contains("bios, uefi"), failure.getMessage());
    }

    @Test
    void canonicalFormDoesNotDependOnMemberOrder() {
        assertEquals("{\"a\":[1,2],\"b\":\"x\"}", Json.canonical(new B("x", List.of(1, 2))));
    }

    record B(String b, List<Integer> a) {}
}
