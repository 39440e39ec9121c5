package dev.ashlar.credentials.enrolment;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.ledger.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes refusals visible: in the log and as events of kind {@value #KIND}. Anyone on the boot network can cause
 * refusals, so at most {@value #EVENTS_MAX} a minute are written down; the rest are counted in the next one. Thread-safe.
 */
public final class RefusalLog {
    public static final String KIND = "enrolment-refused";
    private static final int EVENTS_MAX = 60;
    private static final int SUBJECT_MAX = 63;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Logger LOGGER = LoggerFactory.getLogger(RefusalLog.class);

    private final EventStore events;
    private final InstantSource clock;
    private Instant windowStart = Instant.EPOCH;
    private int inWindow;
    private long left;

    public RefusalLog(EventStore events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Records a refusal and returns it for throwing; {@code reason} is one clear line without secrets. */
    public AshlarException refuse(String subject, String reason) {
        return refuse(ErrorCategory.FORBIDDEN, subject, reason);
    }

    AshlarException refuse(ErrorCategory category, String subject, String reason) {
        append(subject.length() > SUBJECT_MAX ? subject.substring(0, SUBJECT_MAX) : subject, reason);
        return new AshlarException(category, subject + ": " + reason);
    }

    private void append(String subject, String reason) {
        var now = clock.instant();
        var text = admit(now, reason);
        if (!text.isEmpty()) {
            LOGGER.atWarn()
                    .addKeyValue("machine", subject)
                    .addKeyValue("reason", text)
                    .log("enrolment refused");
            try {
                events.append(now, KIND, subject, text);
            } catch (AshlarException e) { // the refusal itself must not depend on the ledger
                LOGGER.atError().setCause(e).log("refusal not recorded");
            }
        }
    }

    private synchronized String admit(Instant now, String reason) {
        if (now.isAfter(windowStart.plus(WINDOW))) {
            windowStart = now;
            inWindow = 0;
        }
        if (inWindow >= EVENTS_MAX) {
            left++;
            return "";
        }
        inWindow++;
        var text = left == 0 ? reason : reason + " (and " + left + " more refusals before it)";
        left = 0;
        return text;
    }
}
