package dev.ashlar.ledger;

/**
 * The site's durable record: one store for each kind of decision. An implementation is thread-safe; every call is
 * durable when it returns; a failure of the engine is an {@link dev.ashlar.contract.AshlarException} of category
 * EXTERNAL, after which the caller reads back to learn whether its write happened.
 */
public interface Ledger extends AutoCloseable {
    MachineStore machines();

    TicketStore tickets();

    CertificateStore certificates();

    PlanStore plans();

    ImageStore images();

    EventStore events();

    @Override
    void close();
}
