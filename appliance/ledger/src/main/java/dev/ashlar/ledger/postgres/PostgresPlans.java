package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.Json;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.ledger.PlanStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The target is one row; compare-and-set on it decides between racing control planes. */
final class PostgresPlans implements PlanStore {
    private static final String TARGET = "SELECT body FROM plan JOIN plan_target USING (generation)";
    private static final String MOVE = """
            UPDATE plan_target SET generation = ? WHERE generation = ?""";
    private static final String MOVE_FIRST = """
            UPDATE plan_target SET generation = ? WHERE generation IS NULL""";
    private static final String INSERT = """
            INSERT INTO plan (generation, parent, body) VALUES (?, ?, ?::jsonb)""";
    private static final String INSERT_FIRST = "INSERT INTO plan (generation, body) VALUES (?, ?::jsonb)";
    private static final String HISTORY = "SELECT body FROM plan ORDER BY generation DESC LIMIT ?";

    private final Database database;

    PostgresPlans(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RolloutPlan> target() {
        return database.find("read the target plan", TARGET, PostgresPlans::read);
    }

    @Override
    public Outcome makeTarget(RolloutPlan plan) {
        PlanStore.checkGeneration(plan);
        return database.inTransaction("make plan " + plan.generation() + " the target", connection -> {
            if (move(connection, plan)) {
                insert(connection, plan);
                return new Outcome.Accepted();
            }
            var target = Database.list(connection, TARGET, PostgresPlans::read).stream()
                    .findFirst();
            return target.filter(plan::equals).isPresent() ? new Outcome.Accepted() : new Outcome.ParentMoved(target);
        });
    }

    private static boolean move(Connection connection, RolloutPlan plan) throws SQLException {
        int moved = plan.parent().isPresent()
                ? Database.change(
                        connection, MOVE, plan.generation(), plan.parent().get())
                : Database.change(connection, MOVE_FIRST, plan.generation());
        return moved == 1;
    }

    private static void insert(Connection connection, RolloutPlan plan) throws SQLException {
        if (plan.parent().isPresent()) {
            Database.change(connection, INSERT, plan.generation(), plan.parent().get(), Columns.json(plan));
        } else {
            Database.change(connection, INSERT_FIRST, plan.generation(), Columns.json(plan));
        }
    }

    @Override
    public List<RolloutPlan> history(int limit) {
        return database.list("list plans", HISTORY, PostgresPlans::read, limit);
    }

    private static RolloutPlan read(ResultSet row) throws SQLException {
        return Json.read(row.getString("body"), RolloutPlan.class);
    }
}
