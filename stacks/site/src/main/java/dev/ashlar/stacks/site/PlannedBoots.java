package dev.ashlar.stacks.site;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.images.ImageRepository;
import dev.ashlar.credentials.ticket.TicketBooth;
import dev.ashlar.images.boot.directory.BootCatalog;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.ledger.Ledger;
import java.util.Optional;

/**
 * What the current plan has each machine boot. A machine that is registered and wanted on gets the image it is assigned
 * and a ticket for it; everybody else gets no answer.
 *
 * @param apiUrl as machines reach it
 * @param authority fingerprint machines are told to trust
 */
record PlannedBoots(
        Ledger ledger,
        MachineDriver driver,
        ImageRepository images,
        TicketBooth tickets,
        String apiUrl,
        Digest authority)
        implements BootCatalog {
    @Override
    public Optional<BootPlan> planFor(MacAddress mac) {
        return driver.list().stream()
                .filter(place -> place.mac().equals(mac))
                .findFirst()
                .filter(this::isWanted)
                .flatMap(place -> ledger.plans()
                        .target()
                        .flatMap(plan -> plan.assignmentOf(place.spec().name())))
                .flatMap(this::plan);
    }

    private boolean isWanted(Place place) {
        return ledger.machines()
                .find(place.spec().name())
                .filter(machine -> machine.wantedOn())
                .isPresent();
    }

    private Optional<BootPlan> plan(Assignment assignment) {
        var machine = assignment.machine();
        return images.find(assignment.image()).map(signed -> {
            var ticket = tickets.mint(machine, assignment.image(), assignment.generation());
            var parameters =
                    new BootParameters(apiUrl, authority, ticket, machine, assignment.image(), assignment.generation());
            return new BootPlan(machine, signed.parse(), parameters);
        });
    }
}
