package dev.ashlar.ledger;

import static dev.ashlar.ledger.Samples.ALPHA;
import static dev.ashlar.ledger.Samples.BETA;
import static dev.ashlar.ledger.Samples.HOUR;
import static dev.ashlar.ledger.Samples.NOON;
import static dev.ashlar.ledger.Samples.certificate;
import static dev.ashlar.ledger.Samples.digest;
import static dev.ashlar.ledger.Samples.image;
import static dev.ashlar.ledger.Samples.machine;
import static dev.ashlar.ledger.Samples.plan;
import static dev.ashlar.ledger.Samples.ticket;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.ledger.TicketStore.Spending;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class LedgerContract {
    private static final int RUNNERS = 32;

    /** An empty ledger, closed by the subclass. */
    protected abstract Ledger ledger();

    @Test
    void keepsMachineRecordsSortedByName() {
        var machines = ledger().machines();

        assertTrue(machines.add(machine(BETA)));
        assertTrue(machines.add(machine(ALPHA)));

        assertEquals(List.of(machine(ALPHA), machine(BETA)), machines.list());
        assertEquals(Optional.of(machine(ALPHA)), machines.find(ALPHA));
    }

    @Test
    void refusesASecondMachineOfTheSameName() {
        var machines = ledger().machines();
        machines.add(machine(ALPHA));

        assertFalse(machines.add(machine(ALPHA)));
    }

    @Test
    void keepsTextThatNoDatabaseLikes() {
        var machines = ledger().machines();
        var original = machine(ALPHA);
        var reason = "quote ' backslash \\u0000 brace } umlaut ü emoji 🪨";

        machines.add(new MachineRecord(
                original.spec(),
                1,
                NodeState.FAILED,
                reason,
                NOON,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));

        assertEquals(reason, machines.find(ALPHA).orElseThrow().reason());
    }

    @Test
    void survivesNulCharactersInReports() {
        var machines = ledger().machines();
        var original = machine(ALPHA);

        machines.add(new MachineRecord(
                original.spec(),
                1,
                NodeState.FAILED,
                "a\0b",
                NOON,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        ledger().events().append(NOON, "machine-state", "alpha", "a\0b");

        assertEquals(3, machines.find(ALPHA).orElseThrow().reason().length());
        assertEquals(1, ledger().events().since(0, 10).size());
    }

    @Test
    void replacesOnlyTheVersionThatWasRead() {
        var machines = ledger().machines();
        machines.add(machine(ALPHA));

        assertTrue(machines.replace(machine(ALPHA)));
        assertFalse(machines.replace(machine(ALPHA)));

        assertEquals(2, machines.find(ALPHA).orElseThrow().version());
        assertFalse(machines.replace(machine(BETA)));
    }

    @Test
    void oneOfManyWinsTheReplacementOfARecord() throws InterruptedException {
        var machines = ledger().machines();
        machines.add(machine(ALPHA));

        var wins = Race.of(RUNNERS, _ -> () -> machines.replace(machine(ALPHA)));

        assertEquals(1, wins.stream().filter(won -> won).count());
    }

    @Test
    void removesMachinesAgainAndAgain() {
        var machines = ledger().machines();
        machines.add(machine(ALPHA));

        machines.remove(ALPHA);
        machines.remove(ALPHA);

        assertTrue(machines.list().isEmpty());
    }

    @Test
    void aTicketBindsOneKeyAndRepeatsItsAnswer() {
        var tickets = ledger().tickets();
        var issued = ticket("secret", ALPHA);
        tickets.issue(issued);
        tickets.issue(issued);

        assertEquals(new Spending.Spent(issued), tickets.spend(issued.hash(), digest("key"), NOON));
        assertEquals(new Spending.Spent(issued), tickets.spend(issued.hash(), digest("key"), NOON));
        assertEquals(new Spending.UsedByAnotherKey(issued), tickets.spend(issued.hash(), digest("other"), NOON));
    }

    @Test
    void aSpentTicketRepeatsItsAnswerAfterItsExpiry() {
        var tickets = ledger().tickets();
        var issued = ticket("secret", ALPHA);
        tickets.issue(issued);
        tickets.spend(issued.hash(), digest("key"), NOON);

        var late = tickets.spend(issued.hash(), digest("key"), NOON.plus(HOUR));

        assertEquals(new Spending.Spent(issued), late);
    }

    @Test
    void refusesExpiredAndUnknownTickets() {
        var tickets = ledger().tickets();
        var issued = ticket("secret", ALPHA);
        tickets.issue(issued);

        assertEquals(new Spending.Expired(issued), tickets.spend(issued.hash(), digest("key"), issued.expiresAt()));
        assertEquals(new Spending.Unknown(), tickets.spend(digest("guess"), digest("key"), NOON));
    }

    @Test
    void withdrawsOnlyUnspentTicketsOfOneMachine() {
        var tickets = ledger().tickets();
        var spent = ticket("spent", ALPHA);
        var unspent = ticket("unspent", ALPHA);
        var foreign = ticket("foreign", BETA);
        List.of(spent, unspent, foreign).forEach(tickets::issue);
        tickets.spend(spent.hash(), digest("key"), NOON);

        tickets.withdraw(ALPHA);

        assertEquals(new Spending.Spent(spent), tickets.spend(spent.hash(), digest("key"), NOON));
        assertEquals(new Spending.Unknown(), tickets.spend(unspent.hash(), digest("key"), NOON));
        assertEquals(new Spending.Spent(foreign), tickets.spend(foreign.hash(), digest("key"), NOON));
    }

    @Test
    void oneOfManyKeysWinsATicket() throws InterruptedException {
        var tickets = ledger().tickets();
        var issued = ticket("secret", ALPHA);
        tickets.issue(issued);

        var answers = Race.of(RUNNERS, i -> () -> tickets.spend(issued.hash(), digest("key " + i), NOON));

        assertEquals(
                1, answers.stream().filter(Spending.Spent.class::isInstance).count());
        assertEquals(
                RUNNERS - 1,
                answers.stream()
                        .filter(Spending.UsedByAnotherKey.class::isInstance)
                        .count());
    }

    @Test
    void oneKeyHasOneValidCertificateOfAKind() {
        var certificates = ledger().certificates();
        var provisional = certificate("01", "key", true);
        var full = certificate("02", "key", false);

        assertEquals(provisional, certificates.record(provisional, NOON));
        assertEquals(full, certificates.record(full, NOON));
        assertEquals(full, certificates.record(certificate("03", "key", false), NOON));

        assertEquals(Optional.of(full), certificates.find(digest("key"), false, NOON));
        assertEquals(List.of(full, provisional), certificates.ofMachine(ALPHA));
    }

    @Test
    void anExpiredCertificateMakesRoomForTheNext() {
        var certificates = ledger().certificates();
        certificates.record(certificate("01", "key", false), NOON);
        var later = NOON.plus(HOUR);
        assertTrue(certificates.find(digest("key"), false, later).isEmpty());

        var next = certificates.record(certificate("02", "key", false), later);

        assertEquals("02", next.serial());
    }

    @Test
    void revokesEveryCertificateOfAMachineOnce() {
        var certificates = ledger().certificates();
        certificates.record(certificate("01", "key", true), NOON);
        certificates.record(certificate("02", "key", false), NOON);

        assertEquals(2, certificates.revoke(ALPHA, NOON));
        assertEquals(0, certificates.revoke(ALPHA, NOON));

        assertTrue(certificates.isRevoked("01"));
        assertFalse(certificates.isRevoked("unknown"));
        assertTrue(certificates.find(digest("key"), false, NOON).isEmpty());
        assertEquals(Optional.of(NOON), certificates.ofMachine(ALPHA).getFirst().revokedAt());
    }

    @Test
    void requestsOfOneKeyAtOnceGetOneCertificate() throws InterruptedException {
        var certificates = ledger().certificates();

        var answers = Race.of(RUNNERS, i -> () -> certificates.record(certificate("0" + i, "key", false), NOON));

        assertEquals(1, new HashSet<>(answers).size());
        assertEquals(1, certificates.ofMachine(ALPHA).size());
    }

    @Test
    void plansFormOneChain() {
        var plans = ledger().plans();
        var first = plan(1, Optional.empty(), "first");
        var second = plan(2, Optional.of(1L), "second");
        assertTrue(plans.target().isEmpty());

        assertInstanceOf(PlanStore.Outcome.Accepted.class, plans.makeTarget(first));
        assertInstanceOf(PlanStore.Outcome.Accepted.class, plans.makeTarget(second));

        assertEquals(Optional.of(second), plans.target());
        assertEquals(List.of(second, first), plans.history(10));
        assertEquals(List.of(second), plans.history(1));
    }

    @Test
    void aPlanWhoseParentIsNotTheTargetChangesNothing() {
        var plans = ledger().plans();
        var first = plan(1, Optional.empty(), "first");
        plans.makeTarget(first);

        assertEquals(
                new PlanStore.Outcome.ParentMoved(Optional.of(first)),
                plans.makeTarget(plan(3, Optional.of(2L), "of another parent")));
        assertEquals(
                new PlanStore.Outcome.ParentMoved(Optional.of(first)),
                plans.makeTarget(plan(1, Optional.empty(), "another first")));

        assertEquals(List.of(first), plans.history(10));
    }

    @Test
    void aPlanWhoseAcceptanceWasLostIsAcceptedAgain() {
        var plans = ledger().plans();
        var first = plan(1, Optional.empty(), "first");
        plans.makeTarget(first);

        var repeated = plans.makeTarget(first);

        assertInstanceOf(PlanStore.Outcome.Accepted.class, repeated);
        assertEquals(Optional.of(first), plans.target());
    }

    @Test
    void refusesAPlanThatIsNotNewerThanItsParent() {
        var failure = assertThrows(
                AshlarException.class, () -> ledger().plans().makeTarget(plan(1, Optional.of(1L), "backwards")));

        assertEquals(ErrorCategory.BUG, failure.category());
    }

    @Test
    void oneOfManyPlansWinsAParent() throws InterruptedException {
        var plans = ledger().plans();
        plans.makeTarget(plan(1, Optional.empty(), "first"));

        var answers = Race.of(RUNNERS, i -> () -> plans.makeTarget(plan(2, Optional.of(1L), "planner " + i)));

        assertEquals(
                1,
                answers.stream()
                        .filter(PlanStore.Outcome.Accepted.class::isInstance)
                        .count());
        assertEquals(2, plans.history(10).size());
        assertEquals(2, plans.target().orElseThrow().generation());
    }

    @Test
    void aReferenceNamesOneImageForEver() {
        var images = ledger().images();
        var published = image("agent:1.0.0", "a");

        assertInstanceOf(ImageStore.Outcome.Accepted.class, images.publish(published));
        assertInstanceOf(ImageStore.Outcome.Accepted.class, images.publish(published));
        assertEquals(new ImageStore.Outcome.ReferenceTaken(digest("a")), images.publish(image("agent:1.0.0", "b")));

        assertEquals(List.of(published), images.list());
        assertEquals(Optional.of(published), images.find(digest("a")));
        assertEquals(Optional.of(published), images.find(published.reference()));
    }

    @Test
    void channelsMoveByCompareAndSet() {
        var images = ledger().images();
        images.publish(image("agent:1.0.0", "a"));
        images.publish(image("agent:1.1.0", "b"));

        assertTrue(images.moveChannel("stable", digest("a"), 0));
        assertFalse(images.moveChannel("stable", digest("b"), 0));
        assertTrue(images.moveChannel("stable", digest("b"), 1));
        assertFalse(images.moveChannel("other", digest("b"), 1));

        assertEquals(List.of(new ImageStore.Channel("stable", digest("b"), 2)), images.channels());
    }

    @Test
    void aChannelNeverNamesAnImageThatIsNotPublished() {
        var images = ledger().images();
        images.publish(image("agent:1.0.0", "a"));
        images.moveChannel("stable", digest("a"), 0);

        var unknown = assertThrows(AshlarException.class, () -> images.moveChannel("stable", digest("b"), 1));
        var named = assertThrows(AshlarException.class, () -> images.remove(digest("a")));

        assertEquals(ErrorCategory.NOT_FOUND, unknown.category());
        assertEquals(ErrorCategory.CONFLICT, named.category());
        assertEquals(digest("a"), images.channel("stable").orElseThrow().id());
    }

    @Test
    void removesImagesAgainAndAgain() {
        var images = ledger().images();
        images.publish(image("agent:1.0.0", "a"));

        images.remove(digest("a"));
        images.remove(digest("a"));

        assertTrue(images.list().isEmpty());
        assertTrue(images.channel("stable").isEmpty());
    }

    @Test
    void eventsAreNumberedWithoutGapsInTheirOrder() throws InterruptedException {
        var events = ledger().events();

        Race.of(RUNNERS, i -> () -> events.append(NOON, "rollout", "rollout " + i, "step"));

        var numbers = events.since(0, 100).stream().map(SiteEvent::number).toList();
        assertEquals(IntStream.rangeClosed(1, RUNNERS).mapToObj(Long::valueOf).toList(), numbers);
        assertEquals(2, events.since(30, 100).size());
        assertEquals(5, events.since(0, 5).size());
    }
}
