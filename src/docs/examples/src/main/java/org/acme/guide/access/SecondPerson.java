package org.acme.guide.access;

import jakarta.inject.Singleton;

import org.acme.guide.access.Approvals.Approval;

import io.portcullis.spi.ApprovalRequest;
import io.portcullis.spi.Approver;
import io.portcullis.spi.Verdict;

@Singleton
public class SecondPerson implements Approver {

    private final Approvals approvals;

    SecondPerson(Approvals approvals) {
        this.approvals = approvals;
    }

    public String name() {
        return "second-person";
    }

    public Verdict decide(ApprovalRequest request) { // asked when the call comes in, and whenever the client comes back to see
        Approval approval = approvals.of(request.id(), request); // the id is the call's own, and not to be guessed
        return switch (approval.state()) {
            case APPROVED -> Verdict.approved();
            case REJECTED -> Verdict.denied();
            case OPEN -> Verdict.pending("A colleague has to approve this: " + approval.question());
        };
    }
}
