package io.portcullis.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.api.Caller;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Peers;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;

/** Sessions that never end, each found only for its caller. */
public final class FakePeers implements Peers {

    private final Mode mode;
    private final Map<String, FakePeer> peers = new LinkedHashMap<>();

    public FakePeers(Mode mode) {
        this.mode = mode;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public Peer open(Caller caller, Revision revision, ClientCapabilities capabilities) {
        return add(new FakePeer("session-" + peers.size(), caller, revision, capabilities));
    }

    @Override
    public Optional<Peer> find(String id, Caller caller) {
        return Optional.ofNullable((Peer) peers.get(id)).filter(peer -> ((FakePeer) peer).caller().equals(caller));
    }

    /** Puts a session there, as if its client had shaken hands. */
    public FakePeer add(FakePeer peer) {
        peers.put(peer.id(), peer);
        return peer;
    }

    /** The session that was opened last. */
    public FakePeer last() {
        return peers.values().stream().reduce((first, second) -> second).orElseThrow();
    }

    public int size() {
        return peers.size();
    }
}
