package dev.ashlar.control.inventory;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.ledger.MachineRecord;
import java.util.Optional;
import java.util.function.Function;

/** Shows a machine as its record, its place and its assignment together say. Pure. */
public final class MachineViews {
    private MachineViews() {}

    /**
     * @param place empty when the driver has none: it is shown as off, without address
     * @param references names an image by its identity
     */
    public static MachineView view(
            MachineRecord machine,
            Optional<Place> place,
            Optional<Assignment> assignment,
            Function<Digest, Optional<ImageReference>> references) {
        var spec = machine.spec();
        return new MachineView(
                spec.name(),
                spec.role(),
                machine.state(),
                machine.reason(),
                machine.image().flatMap(references),
                machine.image(),
                spec.firmware(),
                spec.secureBoot(),
                spec.tpm(),
                place.map(Place::mac).orElse(NO_MAC),
                place.map(Place::address).orElse(""),
                assignment.map(Assignment::generation).orElse(machine.generation()),
                place.map(Place::running).orElse(false),
                spec.memoryMib(),
                spec.cpus(),
                machine.poweredOnAt(),
                machine.healthyAt());
    }

    private static final MacAddress NO_MAC = new MacAddress("00:00:00:00:00:00");
}
