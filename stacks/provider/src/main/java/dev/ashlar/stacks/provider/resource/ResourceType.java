package dev.ashlar.stacks.provider.resource;

import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of resource. State is always the inputs and the outputs together. Implementations keep nothing between calls;
 * every change is idempotent, because a crash may leave it half done and the next run repeats it.
 */
public interface ResourceType {
    /**
     * What create made.
     *
     * @param id stable for the resource's whole life
     * @param problems why it is not as wanted though it exists; empty when all is well
     */
    record Made(String id, Fields state, List<String> problems) {
        public Made {
            problems = List.copyOf(problems);
        }

        Made(String id, Fields state) {
            this(id, state, List.of());
        }
    }

    /** What read found. */
    record Found(Fields inputs, Fields state) {}

    String token();

    /** @param name the resource's name in the program, for defaults */
    InputCheck check(String name, Fields inputs);

    /** Inputs whose change needs another resource in place of this one. */
    Set<String> replacing();

    /** Outputs that are not as the inputs want them. May look at the host, changes nothing. */
    List<String> drift(Fields state, Fields inputs);

    /** In a preview: says what would happen and returns the outputs that are known, and an id that is not used. */
    Made create(Fields inputs, Operation operation);

    /** In a preview: says what would happen and returns the outputs that are known. */
    Fields update(String id, Fields state, Fields inputs, Operation operation);

    /**
     * @param inputs and {@code state} are empty on import
     * @return empty when it is gone
     */
    Optional<Found> read(String id, Fields inputs, Fields state, Operation operation);

    /** Succeeds when it is gone already. */
    void delete(String id, Fields state, Operation operation);
}
