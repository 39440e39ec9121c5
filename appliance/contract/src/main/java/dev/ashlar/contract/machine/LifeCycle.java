package dev.ashlar.contract.machine;

import static dev.ashlar.contract.machine.NodeEvent.*;
import static dev.ashlar.contract.machine.NodeState.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The life of a machine as a table (seed 001 §4.5.2, requirements M36 to M42). A move that is not listed is refused.
 * The drawing in docs/life-cycle.md is made from this very table.
 */
public final class LifeCycle {
    /** One listed move. */
    public record Move(NodeState from, NodeEvent event, NodeState to) {}

    private static final List<Move> TABLE = Stream.of(
                    moves(ACQUIRE, ACQUIRING, NONE, ACQUIRING_FAILED, DESTROYED),
                    moves(LEASE_REFUSED, ACQUIRING_FAILED, ACQUIRING),
                    moves(PREPARE, PREPARING, NONE, ACQUIRING, PREPARING_FAILED, FAILED, DESTROYED),
                    moves(BOOT_FAILED, PREPARING_FAILED, PREPARING, INITIALIZING),
                    moves(BOOTED, INITIALIZING, PREPARING, PREPARING_FAILED),
                    moves(HEALTHY, AVAILABLE, INITIALIZING),
                    moves(UNHEALTHY, INITIALIZING, AVAILABLE, UNAVAILABLE),
                    moves(MARK_UNAVAILABLE, UNAVAILABLE, AVAILABLE),
                    moves(MARK_AVAILABLE, AVAILABLE, UNAVAILABLE),
                    moves(LOST, OFFLINE, AVAILABLE, UNAVAILABLE, INITIALIZING),
                    moves(HEARD, INITIALIZING, OFFLINE),
                    moves(FAIL, FAILED, OFFLINE, AVAILABLE, UNAVAILABLE, INITIALIZING),
                    moves(
                            REIMAGE,
                            PREPARING,
                            PREPARING,
                            PREPARING_FAILED,
                            INITIALIZING,
                            AVAILABLE,
                            UNAVAILABLE,
                            OFFLINE,
                            FAILED),
                    moves(
                            POWER_OFF,
                            NONE,
                            PREPARING,
                            PREPARING_FAILED,
                            INITIALIZING,
                            AVAILABLE,
                            UNAVAILABLE,
                            OFFLINE,
                            FAILED),
                    moves(
                            DESTROY,
                            DESTROYING,
                            NONE,
                            ACQUIRING,
                            ACQUIRING_FAILED,
                            PREPARING,
                            PREPARING_FAILED,
                            INITIALIZING,
                            AVAILABLE,
                            UNAVAILABLE,
                            OFFLINE,
                            FAILED),
                    moves(GONE, DESTROYED, DESTROYING))
            .flatMap(Function.identity())
            .toList();

    private static final Map<NodeState, Map<NodeEvent, NodeState>> NEXT = TABLE.stream()
            .collect(Collectors.groupingBy(Move::from, Collectors.toUnmodifiableMap(Move::event, Move::to)));

    private LifeCycle() {}

    /** All listed moves, in a stable order. */
    public static List<Move> table() {
        return TABLE;
    }

    /** Where {@code event} leads from {@code from}; empty when the table does not list the move. */
    public static Optional<NodeState> next(NodeState from, NodeEvent event) {
        return Optional.ofNullable(NEXT.getOrDefault(from, Map.of()).get(event));
    }

    private static Stream<Move> moves(NodeEvent event, NodeState to, NodeState... from) {
        return Stream.of(from).map(state -> new Move(state, event, to));
    }
}
