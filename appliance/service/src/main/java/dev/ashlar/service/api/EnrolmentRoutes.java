package dev.ashlar.service.api;

import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.credentials.enrolment.Enrolment;
import java.io.IOException;
import java.util.List;

/** How machines get their certificates. */
public final class EnrolmentRoutes implements RouteGroup {
    private final Enrolment enrolment;

    public EnrolmentRoutes(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of(
                                "POST",
                                "/api/v1/enrolment",
                                Access.ANYONE,
                                "Ticket for a provisional certificate",
                                this::enrol)
                        .taking(EnrolmentRequest.class)
                        .answering(CertificateReply.class),
                Route.of(
                                "POST",
                                "/api/v1/enrolment/confirmation",
                                Access.NEW_MACHINE,
                                "Full certificate after a call-back",
                                this::confirm)
                        .taking(SigningRequest.class)
                        .answering(CertificateReply.class),
                Route.of("POST", "/api/v1/enrolment/renewal", Access.MACHINE, "The next certificate", this::renew)
                        .taking(SigningRequest.class)
                        .answering(CertificateReply.class));
    }

    private Answer enrol(Request request) throws IOException {
        return new Answer.Document(enrolment.enrol(request.body(EnrolmentRequest.class)));
    }

    private Answer confirm(Request request) throws IOException {
        var machine = request.machine();
        return new Answer.Document(
                enrolment.confirm(machine.identity(), request.body(SigningRequest.class), machine.certificate()));
    }

    private Answer renew(Request request) throws IOException {
        var machine = request.machine();
        return new Answer.Document(
                enrolment.renew(machine.identity(), request.body(SigningRequest.class), machine.certificate()));
    }
}
