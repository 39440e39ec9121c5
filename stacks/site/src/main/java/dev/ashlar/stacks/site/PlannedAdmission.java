package dev.ashlar.stacks.site;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.images.ImageRepository;
import dev.ashlar.credentials.enrolment.Admission;
import dev.ashlar.ledger.Ledger;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A machine may join as what the current plan says it is, at the address its driver gave it. */
record PlannedAdmission(Ledger ledger, MachineDriver driver, ImageRepository images) implements Admission {
    @Override
    public Optional<Expected> expected(MachineName machine) {
        var spec = ledger.machines().find(machine).map(known -> known.spec());
        var assignment = ledger.plans().target().flatMap(plan -> plan.assignmentOf(machine));
        return spec.flatMap(place -> assignment.flatMap(assigned -> expected(place, assigned)));
    }

    private Optional<Expected> expected(MachineSpec spec, Assignment assignment) {
        return images.find(assignment.image()).map(signed -> {
            var manifest = signed.parse();
            var pcr11 = spec.tpm() ? Optional.of(manifest.expectedPcr11()) : Optional.<String>empty();
            return new Expected(spec.role(), assignment.image(), manifest.buildId(), pcr11);
        });
    }

    /** The driver forwards one port, the one machines serve; which number they see it under does not matter here. */
    @Override
    public Optional<InetSocketAddress> address(MachineName machine, int port) {
        return driver.find(machine).map(place -> {
            var colon = place.address().lastIndexOf(':');
            var host = place.address().substring(0, colon);
            return new InetSocketAddress(host, Integer.parseInt(place.address().substring(colon + 1)));
        });
    }
}
