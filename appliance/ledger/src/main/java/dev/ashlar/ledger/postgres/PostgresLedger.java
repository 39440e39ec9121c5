package dev.ashlar.ledger.postgres;

import dev.ashlar.ledger.CertificateStore;
import dev.ashlar.ledger.EventStore;
import dev.ashlar.ledger.ImageStore;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.MachineStore;
import dev.ashlar.ledger.PlanStore;
import dev.ashlar.ledger.TicketStore;

/** The ledger in a PostgreSQL database of version 14 or newer. Thread-safe. */
public final class PostgresLedger implements Ledger {
    private final Database database;
    private final MachineStore machines;
    private final TicketStore tickets;
    private final CertificateStore certificates;
    private final PlanStore plans;
    private final ImageStore images;
    private final EventStore events;

    private PostgresLedger(Database database) {
        this.database = database;
        machines = new PostgresMachines(database);
        tickets = new PostgresTickets(database);
        certificates = new PostgresCertificates(database);
        plans = new PostgresPlans(database);
        images = new PostgresImages(database);
        events = new PostgresEvents(database);
    }

    /** Connects and brings the schema up to date. The caller closes. */
    public static PostgresLedger open(PostgresSettings settings) {
        var database = new Database(settings);
        try {
            SchemaMigration.run(database);
            return new PostgresLedger(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

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
    public void close() {
        database.close();
    }
}
