package dev.ashlar.ledger.memory;

import dev.ashlar.ledger.CertificateStore;
import dev.ashlar.ledger.EventStore;
import dev.ashlar.ledger.ImageStore;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.MachineStore;
import dev.ashlar.ledger.PlanStore;
import dev.ashlar.ledger.TicketStore;

/** A ledger that forgets everything when its process ends. Thread-safe. */
public final class MemoryLedger implements Ledger {
    private final MachineStore machines = new MemoryMachines();
    private final TicketStore tickets = new MemoryTickets();
    private final CertificateStore certificates = new MemoryCertificates();
    private final PlanStore plans = new MemoryPlans();
    private final ImageStore images = new MemoryImages();
    private final EventStore events = new MemoryEvents();

    @Override
    public MachineStore machines() {
        return machines;
    }

    @Override
    public TicketStore tickets() {
        return tickets;
    }

    @Override
    public CertificateStore certificates() {
        return certificates;
    }

    @Override
    public PlanStore plans() {
        return plans;
    }

    @Override
    public ImageStore images() {
        return images;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public void close() {}
}
