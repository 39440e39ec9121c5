package dev.ashlar.node.site;

import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;

/** What a machine asks of its site. Failures are {@link dev.ashlar.contract.AshlarException}s. */
public interface SiteApi {
    CertificateReply enrol(EnrolmentRequest request);

    CertificateReply confirm(SigningRequest request);

    CertificateReply renew(SigningRequest request);

    Directive report(MachineReport report);

    /** Connections made from now on show the certificate held now. */
    void reconnect();
}
