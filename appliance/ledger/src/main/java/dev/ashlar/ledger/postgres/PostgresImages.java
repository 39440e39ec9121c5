package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.ledger.ImageStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A channel's image is a foreign key: the engine itself refuses a channel that names an unpublished image. Row locks
 * are taken in the order image, channel.
 */
final class PostgresImages implements ImageStore {
    private static final String LIST = "SELECT reference, id, published_at FROM image ORDER BY reference";
    private static final String BY_REFERENCE = "SELECT reference, id, published_at FROM image WHERE reference = ?";
    private static final String BY_ID = "SELECT reference, id, published_at FROM image WHERE id = ?";
    private static final String PUBLISH = """
            INSERT INTO image (id, reference, published_at) VALUES (?, ?, ?)
            ON CONFLICT (reference) DO UPDATE SET reference = excluded.reference
            RETURNING id""";
    private static final String LOCK_FOR_REMOVAL = "SELECT FROM image WHERE id = ? FOR UPDATE";
    private static final String LOCK_FOR_CHANNEL = "SELECT FROM image WHERE id = ? FOR KEY SHARE";
    private static final String NAMING = "SELECT name, image, sequence FROM channel WHERE image = ?";
    private static final String REMOVE = "DELETE FROM image WHERE id = ?";
    private static final String CHANNELS = "SELECT name, image, sequence FROM channel ORDER BY name";
    private static final String CHANNEL = "SELECT name, image, sequence FROM channel WHERE name = ?";
    private static final String FIRST_MOVE = """
            INSERT INTO channel (name, image, sequence) VALUES (?, ?, 1) ON CONFLICT (name) DO NOTHING""";
    private static final String MOVE = """
            UPDATE channel SET image = ?, sequence = sequence + 1 WHERE name = ? AND sequence = ?""";

    private final Database database;

    PostgresImages(Database database) {
        this.database = database;
    }

    @Override
    public List<Published> list() {
        return database.list("list images", LIST, PostgresImages::readImage);
    }

    @Override
    public Optional<Published> find(ImageReference reference) {
        return database.find("find image " + reference, BY_REFERENCE, PostgresImages::readImage, reference);
    }

    @Override
    public Optional<Published> find(Digest id) {
        return database.find("find image " + id, BY_ID, PostgresImages::readImage, id);
    }

    @Override
    public Outcome publish(Published image) {
        var stored = database.find(
                        "publish image " + image.reference(),
                        PUBLISH,
                        row -> new Digest(row.getString("id")),
                        image.id(),
                        image.reference(),
                        image.publishedAt())
                .orElseThrow();
        return stored.equals(image.id()) ? new Outcome.Accepted() : new Outcome.ReferenceTaken(stored);
    }

    @Override
    public void remove(Digest id) {
        database.inTransaction("remove image " + id, connection -> {
            Database.list(connection, LOCK_FOR_REMOVAL, _ -> true, id);
            var naming = Database.list(connection, NAMING, PostgresImages::readChannel, id);
            if (!naming.isEmpty()) {
                throw AshlarException.conflict("image " + id + " is named by channel "
                        + naming.getFirst().name() + ": move the channel first");
            }
            return Database.change(connection, REMOVE, id);
        });
    }

    @Override
    public List<Channel> channels() {
        return database.list("list channels", CHANNELS, PostgresImages::readChannel);
    }

    @Override
    public Optional<Channel> channel(String name) {
        return database.find("find channel " + name, CHANNEL, PostgresImages::readChannel, name);
    }

    @Override
    public boolean moveChannel(String name, Digest id, long expectedSequence) {
        return database.inTransaction("move channel " + name, connection -> {
            if (Database.list(connection, LOCK_FOR_CHANNEL, _ -> true, id).isEmpty()) {
                throw AshlarException.notFound(
                        "image " + id + " is not published: publish it before moving channel " + name);
            }
            return move(connection, name, id, expectedSequence);
        });
    }

    private static boolean move(Connection connection, String name, Digest id, long expected) throws SQLException {
        int moved = expected == 0
                ? Database.change(connection, FIRST_MOVE, name, id)
                : Database.change(connection, MOVE, id, name, expected);
        return moved == 1;
    }

    private static Published readImage(ResultSet row) throws SQLException {
        return new Published(
                ImageReference.parse(row.getString("reference")),
                new Digest(row.getString("id")),
                Columns.instant(row, "published_at"));
    }

    private static Channel readChannel(ResultSet row) throws SQLException {
        return new Channel(row.getString("name"), new Digest(row.getString("image")), row.getLong("sequence"));
    }
}
