package org.acme.guide.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.portcullis.spi.ApprovalRequest;

@Singleton
class Approvals {

    enum State {
        OPEN,
        APPROVED,
        REJECTED
    }

    record Approval(String question, State state) {
    }

    private final Map<String, Approval> approvals = new ConcurrentHashMap<>();

    Approval of(String id, ApprovalRequest request) {
        return approvals.computeIfAbsent(id, unknown -> new Approval(request.question(), State.OPEN));
    }

    void decideAll(State state) {
        approvals.replaceAll((id, approval) -> new Approval(approval.question(), state));
    }
}
