package dev.ashlar.credentials.enrolment;

import java.net.InetSocketAddress;
import java.security.PublicKey;

/** Asks a machine, at its own address, to prove that it holds a key. */
@FunctionalInterface
public interface CallBack {
    /** What asking came to. */
    sealed interface Proof {
        record Possessed() implements Proof {}

        /** @param reason in words, for the operator and the machine */
        record NotProven(String reason) implements Proof {}
    }

    /** Bounded in time. */
    Proof ask(InetSocketAddress address, PublicKey key);
}
