package dev.ashlar.credentials.authority;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who is at the other end of a connection, told by its verified client certificate. */
public sealed interface Caller {
    /** No certificate. */
    record Nobody() implements Caller {}

    /** @param certificate as presented */
    record Machine(MachineIdentity identity, X509Certificate certificate) implements Caller {}

    /** @param name common name */
    record Operator(String name) implements Caller {}

    /** A certificate of ours that is neither a machine's nor an operator's is nobody's. */
    static Caller of(Optional<X509Certificate> presented) {
        if (presented.isEmpty()) {
            return new Nobody();
        }
        var certificate = presented.get();
        var machine = MachineIdentity.read(certificate);
        if (machine.isPresent()) {
            return new Machine(machine.get(), certificate);
        }
        return OperatorName.of(certificate).<Caller>map(Operator::new).orElseGet(Nobody::new);
    }
}
