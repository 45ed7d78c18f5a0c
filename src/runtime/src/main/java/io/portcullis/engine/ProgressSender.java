package io.portcullis.engine;

import io.portcullis.api.Progress;
import io.portcullis.protocol.Notifications;

/** Sends progress on the stream of the request that asked for it (G1-01 to G1-04). */
final class ProgressSender implements Progress {

    private final String token;
    private final boolean words;
    private final Voice voice;
    private double last = Double.NEGATIVE_INFINITY;
    private long sentAt;
    private boolean sent;
    private boolean ended;

    /**
     * @param token as JSON; null when nobody wants to hear of progress
     * @param words whether the client knows messages with it (G1-01)
     */
    ProgressSender(String token, boolean words, Voice voice) {
        this.token = token;
        this.words = words;
        this.voice = voice;
    }

    @Override
    public boolean isWanted() {
        return token != null && voice.isHeard();
    }

    @Override
    public synchronized void send(double progress, Double total, String message) {
        long now = System.nanoTime();
        if (!isWanted() || ended || !(progress > last) || sent && now - sentAt < voice.progressNanos()) {
            return;
        }
        voice.say(texts -> Notifications.progress(token, progress, total, words ? texts.text(message) : null)); // may throw
        last = progress;
        sentAt = now;
        sent = true;
    }

    /** The call has ended; nothing more is sent (G1-02). */
    synchronized void end() {
        ended = true;
    }
}
