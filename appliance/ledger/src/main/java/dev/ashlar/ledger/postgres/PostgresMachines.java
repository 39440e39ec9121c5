package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.Json;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.MachineRecord;
import dev.ashlar.ledger.MachineStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class PostgresMachines implements MachineStore {
    private static final String LIST = "SELECT version, body FROM machine ORDER BY name";
    private static final String FIND = "SELECT version, body FROM machine WHERE name = ?";
    private static final String ADD = """
            INSERT INTO machine (name, version, state, body) VALUES (?, 1, ?, ?::jsonb) ON CONFLICT (name) DO NOTHING""";
    private static final String REPLACE = """
            UPDATE machine SET version = version + 1, state = ?, body = ?::jsonb WHERE name = ? AND version = ?""";
    private static final String REMOVE = "DELETE FROM machine WHERE name = ?";

    private final Database database;

    PostgresMachines(Database database) {
        this.database = database;
    }

    @Override
    public List<MachineRecord> list() {
        return database.list("list machines", LIST, PostgresMachines::read);
    }

    @Override
    public Optional<MachineRecord> find(MachineName name) {
        return database.find("find machine " + name, FIND, PostgresMachines::read, name);
    }

    @Override
    public boolean add(MachineRecord record) {
        var name = record.name();
        return database.change("add machine " + name, ADD, name, record.state(), Columns.json(record)) == 1;
    }

    @Override
    public boolean replace(MachineRecord record) {
        var name = record.name();
        var body = Columns.json(record);
        return database.change("change machine " + name, REPLACE, record.state(), body, name, record.version()) == 1;
    }

    @Override
    public void remove(MachineName name) {
        database.change("remove machine " + name, REMOVE, name);
    }

    private static MachineRecord read(ResultSet row) throws SQLException {
        return Json.read(row.getString("body"), MachineRecord.class).withVersion(row.getLong("version"));
    }
}
