package io.portcullis.deployment.wire;

import org.jboss.shrinkwrap.api.asset.StringAsset;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;

/** The application of a test. */
public final class Wire {

    /** The key of somebody who may do what the reader may. */
    public static final String MATE = "pck_mate_0123456789abcdef0123456789abcdef";

    private static final Class<?>[] TOOLS_OF_THE_TESTS = { Answer.class, Calls.class, Conversation.class, Keys.class,
            Kept.class, Link.class,
            Mcp.class, Post.class, PlainPath.class, Records.class, Request.class, Stream.class, Transcript.class,
            Transcripts.class,
            Wire.class };

    private Wire() {
    }

    /** The town, open to the keys of the tests, with further settings. */
    public static QuarkusUnitTest town(String... settings) {
        return app(Keys.properties() + lines(settings) + bucket(), Town.class);
    }

    /** The harbour, open to the keys of the tests, where clients that shake hands have sessions, with further settings. */
    public static QuarkusUnitTest harbour(String... settings) {
        return app(Keys.properties() + lines("portcullis.legacy.sessions=stateful", "portcullis.server.name=harbour",
                "portcullis.server.version=1", "portcullis.tasks.poll-interval=10ms",
                "portcullis.legacy.max-sessions-per-caller=1000",
                "portcullis.identity.api-keys.\"mate\".digest=" + Keys.digest(MATE),
                "portcullis.identity.api-keys.\"mate\".roles=reader") + lines(settings), Harbour.class, Ship.class,
                Tally.class);
    }

    /** An application of these classes with these settings alone. */
    public static QuarkusUnitTest app(String settings, Class<?>... classes) {
        return new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClasses(TOOLS_OF_THE_TESTS).addClasses(classes)
                .addAsResource(new StringAsset(settings), "application.properties"));
    }

    public static String lines(String... settings) {
        return String.join("\n", settings) + "\n";
    }

    /** The numbers of the town's shared bucket. */
    public static String bucket() {
        return lines("portcullis.limits.buckets.\"shared\".permits=3", "portcullis.limits.buckets.\"shared\".per=1h");
    }
}
