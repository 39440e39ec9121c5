package dev.ashlar.contract.machine;

import static dev.ashlar.contract.machine.NodeState.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks the whole table: what it allows, and what it makes impossible. */
class LifeCycleTest {
    @Test
    void everyStateIsReachableFromNone() {
        assertEquals(EnumSet.allOf(NodeState.class), reachable(NONE, _ -> true));
    }

    @ParameterizedTest
    @EnumSource(NodeState.class)
    void destroyedIsReachableFromEverywhere(NodeState state) {
        assertTrue(reachable(state, _ -> true).contains(DESTROYED));
    }

    @Test
    void noMoveIsListedTwiceWithDifferentEnds() {
        var moves = LifeCycle.table();
        var starts =
                moves.stream().map(move -> move.from() + " " + move.event()).collect(Collectors.toSet());
        assertEquals(moves.size(), starts.size());
    }

    @Test
    void everyEventIsListed() {
        var listed = LifeCycle.table().stream().map(LifeCycle.Move::event).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(NodeEvent.class), listed);
    }

    @ParameterizedTest
    @EnumSource(NodeEvent.class)
    void anEventThatIsNotListedLeadsNowhere(NodeEvent event) {
        for (var state : NodeState.values()) {
            var listed = LifeCycle.table().stream().anyMatch(move -> move.from() == state && move.event() == event);
            assertEquals(listed, LifeCycle.next(state, event).isPresent());
        }
    }

    @Test
    void aRefusedLeaseGivesAcquiringFailedAndOwnedHardwareHasNoAcquiring() {
        assertEquals(List.of(ACQUIRING), sources(ACQUIRING_FAILED));
        assertTrue(reachable(NONE, move -> move.event() != NodeEvent.ACQUIRE).contains(AVAILABLE));
    }

    @Test
    void aBootThatFailsGivesPreparingFailed() {
        assertEquals(
                PREPARING_FAILED,
                LifeCycle.next(PREPARING, NodeEvent.BOOT_FAILED).orElseThrow());
    }

    @Test
    void availableIsEnteredOnlyWhenAllCoreChecksPassOrTheOperatorPutsItBack() {
        assertEquals(Set.of(NodeEvent.HEALTHY, NodeEvent.MARK_AVAILABLE), eventsInto(AVAILABLE));
        assertEquals(List.of(INITIALIZING, UNAVAILABLE), sources(AVAILABLE));
    }

    @Test
    void unavailableIsEnteredAndLeftForUseOnlyByTheOperator() {
        assertEquals(Set.of(NodeEvent.MARK_UNAVAILABLE), eventsInto(UNAVAILABLE));
        assertEquals(
                AVAILABLE, LifeCycle.next(UNAVAILABLE, NodeEvent.MARK_AVAILABLE).orElseThrow());
        assertTrue(LifeCycle.next(UNAVAILABLE, NodeEvent.HEALTHY).isEmpty());
    }

    @Test
    void offlineIsDecidedFromOutsideEndsInFailedAndHealsThroughInitializing() {
        assertEquals(Set.of(NodeEvent.LOST), eventsInto(OFFLINE));
        assertEquals(FAILED, LifeCycle.next(OFFLINE, NodeEvent.FAIL).orElseThrow());
        assertEquals(INITIALIZING, LifeCycle.next(OFFLINE, NodeEvent.HEARD).orElseThrow());
    }

    @Test
    void aFailedMachineComesBackOnlyByBeingBootedOrSwitchedOff() {
        var exits = LifeCycle.table().stream()
                .filter(move -> move.from() == FAILED)
                .map(LifeCycle.Move::to)
                .collect(Collectors.toSet());
        assertEquals(Set.of(PREPARING, NONE, DESTROYING), exits);
    }

    @Test
    void destroyedIsEnteredOnlyFromDestroyingWhenNothingIsLeft() {
        assertEquals(List.of(DESTROYING), sources(DESTROYED));
        assertEquals(Set.of(NodeEvent.GONE), eventsInto(DESTROYED));
    }

    private static Set<NodeState> reachable(NodeState start, Predicate<LifeCycle.Move> allowed) {
        var found = EnumSet.of(start);
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var state = open.remove();
            LifeCycle.table().stream()
                    .filter(move -> move.from() == state && allowed.test(move))
                    .map(LifeCycle.Move::to)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    private static List<NodeState> sources(NodeState to) {
        return LifeCycle.table().stream()
                .filter(move -> move.to() == to)
                .map(LifeCycle.Move::from)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<NodeEvent> eventsInto(NodeState to) {
        return LifeCycle.table().stream()
                .filter(move -> move.to() == to)
                .map(LifeCycle.Move::event)
                .collect(Collectors.toSet());
    }
}
