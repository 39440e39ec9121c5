package dev.ashlar.stacks.machines.qemu;

import java.util.function.BooleanSupplier;

/** Asks once, when first needed. Thread-safe. */
final class Memo implements BooleanSupplier {
    private final BooleanSupplier question;
    private boolean asked;
    private boolean answer;

    Memo(BooleanSupplier question) {
        this.question = question;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (!asked) {
            answer = question.getAsBoolean();
            asked = true;
        }
        return answer;
    }
}
