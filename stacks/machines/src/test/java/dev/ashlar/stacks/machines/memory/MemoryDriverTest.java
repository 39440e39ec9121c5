package dev.ashlar.stacks.machines.memory;

import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.stacks.machines.MachineDriverContract;

class MemoryDriverTest extends MachineDriverContract {
    private final MemoryDriver.Machines machines = new MemoryDriver.Machines();

    @Override
    protected MachineDriver open() {
        return new MemoryDriver(machines);
    }
}
