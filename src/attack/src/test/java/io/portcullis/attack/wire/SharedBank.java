package io.portcullis.attack.wire;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.portcullis.attack.Bank;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;
import io.portcullis.rig.TokenMint;

/**
 * A bank for all attacks that leave it as it is: with keys and tokens, and with no limit on what one address gets wrong,
 * and little memory.
 * Started for the first, and ended after the last.
 */
final class SharedBank implements AutoCloseable {

    private final Launch launch = Bank.named("shared").with("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "1000000")
            .with("JAVA_TOOL_OPTIONS", Heap.OPTIONS);
    private final TokenMint mint = new TokenMint(launch.url());
    private final Server server = launch.with("PORTCULLIS_RESOURCE_URL", launch.url())
            .with("MP_JWT_VERIFY_PUBLICKEY_LOCATION", mint.publicKey(launch.folder().resolve("key.pem")).toUri().toString())
            .with("MP_JWT_VERIFY_ISSUER", TokenMint.ISSUER).start();

    /** Gives it to whoever asks for it. */
    static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedBank.class;
        }

        @Override
        public SharedBank resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(SharedBank.class, key -> new SharedBank(),
                    SharedBank.class);
        }
    }

    int port() {
        return launch.port();
    }

    int managementPort() {
        return launch.managementPort();
    }

    /** Issues the tokens it takes. */
    TokenMint mint() {
        return mint;
    }

    Server server() {
        return server;
    }

    /** Sees what happens from now on. */
    Witness witness() {
        return Witness.of(launch.port(), server);
    }

    @Override
    public void close() {
        server.close();
    }
}
