package dev.ashlar.ledger.memory;

import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.LedgerContract;

final class MemoryLedgerTest extends LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
