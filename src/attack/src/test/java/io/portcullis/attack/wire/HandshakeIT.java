package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Certificate;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** The bank with TLS of its own, as far as a stranger can talk it into something weak. */
@Tag("thorough")
@DisplayName("Weak TLS")
class HandshakeIT {

    private static final int SSL_3 = 0x0300;
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    /** With GCM or ChaCha20, over ephemeral keys of elliptic curves, for a certificate of such a curve. */
    private static final List<Integer> STRONG = List.of(0xc02b, 0xc02c, 0xcca9);
    /** The same for a certificate of RSA. */
    private static final List<Integer> STRONG_WITH_RSA = List.of(0xc02f, 0xc030, 0xcca8);

    private static Certificate served;
    private static Certificate alice;
    private static Certificate mallory;
    private static Server bank;
    private static Launch launch;
    private static Server bankWithRsa;
    private static int port;
    private static int portWithRsa;

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    @BeforeAll
    static void start() {
        launch = Bank.named("handshake");
        Path folder = launch.folder();
        served = Certificate.of(folder, "served", "CN=localhost");
        alice = Certificate.of(folder, "alice", "CN=alice");
        mallory = Certificate.of(folder, "mallory", "CN=alice");
        port = launch.securePort();
        bank = talkative(launch, served, port).with("QUARKUS_HTTP_INSECURE_REQUESTS", "redirect")
                .with("QUARKUS_TLS_TRUST_STORE_P12_PATH",
                        Certificate.trustStore(folder.resolve("trusted.p12"), alice).toString())
                .with("QUARKUS_TLS_TRUST_STORE_P12_PASSWORD", Certificate.PASSWORD)
                .with("PORTCULLIS_IDENTITY_CLIENT_CERTIFICATES", "true")
                .with("PORTCULLIS_RESOURCE_URL", "https://localhost:" + port + "/mcp").start();
        Launch other = Bank.named("handshake-rsa");
        portWithRsa = other.securePort();
        bankWithRsa = talkative(other, Certificate.ofRsa(other.folder(), "served", "CN=localhost"), portWithRsa).start();
        strongSuites_areTaken();
    }

    private static Launch talkative(Launch launch, Certificate served, int port) {
        return with(launch, served, port).with("QUARKUS_TLS_PROTOCOLS", "TLSv1.3,TLSv1.2");
    }

    private static Launch with(Launch launch, Certificate served, int port) {
        return launch.with("QUARKUS_HTTP_SSL_PORT", "" + port)
                .with("QUARKUS_TLS_KEY_STORE_P12_PATH", served.keyStore().toString())
                .with("QUARKUS_TLS_KEY_STORE_P12_PASSWORD", Certificate.PASSWORD);
    }

    @AfterAll
    static void end() {
        bank.close();
        bankWithRsa.close();
    }

    /** Otherwise nothing is shown by what is refused. */
    private static void strongSuites_areTaken() {
        Deadline.within(Duration.ofSeconds(10), () -> Http.isOpen(port) && Http.isOpen(portWithRsa));
        STRONG.forEach(suite -> assertThat(ClientHello.of(TLS_1_2, List.of(suite)).to(port))
                .isEqualTo(new ClientHello.Choice(TLS_1_2, suite, 0)));
        STRONG_WITH_RSA.forEach(suite -> assertThat(ClientHello.of(TLS_1_2, List.of(suite)).to(portWithRsa))
                .isEqualTo(new ClientHello.Choice(TLS_1_2, suite, 0)));
    }

    @Attack(value = "TLS 1.2, where nobody has allowed it", stoppedBy = Guard.BELOW)
    void tls12_isNotSpokenByDefault(Tries tries) throws IOException {
        Launch other = Bank.named("handshake-default");
        int secure = other.securePort();
        try (Server strict = with(other, served, secure).start()) {
            Deadline.within(Duration.ofSeconds(10), () -> Http.isOpen(secure));
            assertThat(spoken(secure)).isEqualTo("TLSv1.3");
            STRONG.forEach(suite -> {
                ClientHello.Choice choice = ClientHello.of(TLS_1_2, List.of(suite)).to(secure);
                tries.saw(seen(choice));
                assertThat(choice.isNone()).isTrue();
            });
        }
    }

    private static String spoken(int secure) throws IOException {
        try (SSLSocket socket = (SSLSocket) Certificate.context(null, List.of(served)).getSocketFactory()
                .createSocket("127.0.0.1", secure)) {
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Attack(value = "versions before TLS 1.2, where that is allowed", stoppedBy = Guard.BELOW)
    void oldVersions_areNotSpoken(Tries tries) {
        List<Integer> everything = List.of(0xc009, 0xc00a, 0xc013, 0xc014, 0xc02b, 0xc02c, 0x002f, 0x0035, 0x000a, 0x0005,
                0x0004, 0x5600);
        for (int version : List.of(0x0002, SSL_3, TLS_1_0, TLS_1_1)) {
            for (int each : List.of(port, portWithRsa)) {
                for (List<Integer> offered : List.of(everything, STRONG, STRONG_WITH_RSA)) {
                    ClientHello.Choice choice = ClientHello.of(version, offered).to(each);
                    tries.saw(seen(choice));
                    assertThat(choice.isNone()).as("version %x", version).isTrue();
                }
            }
        }
    }

    @Attack(value = "suites without a key exchange, authentication, encryption or strength", stoppedBy = Guard.TLS)
    void weakSuites_areNotChosen(Tries tries) {
        List<Integer> weak = List.of(0x0000, 0x0001, 0x0002, 0x003b, 0xc001, 0xc006, 0xc010, 0xc015, // NULL
                0x0018, 0x001b, 0x0034, 0x003a, 0x006c, 0x006d, 0x00a6, 0x00a7, 0xc016, 0xc017, 0xc018, 0xc019, // anonymous
                0x0003, 0x0006, 0x0008, 0x000b, 0x000e, 0x0011, 0x0014, 0x0017, 0x0019, 0x0062, 0x0064, // export
                0x0004, 0x0005, 0xc002, 0xc007, 0xc00c, 0xc011, // RC4
                0x0009, 0x000c, 0x000f, 0x0012, 0x0015, 0x001a, // DES
                0x000a, 0x000d, 0x0010, 0x0013, 0x0016, 0xc003, 0xc008, 0xc00d, 0xc012, // 3DES
                0x0007, 0x0041, 0x0084, 0x0096, // IDEA, Camellia, SEED
                0x002f, 0x0035, 0x003c, 0x003d, 0x009c, 0x009d, // RSA without forward secrecy
                0xc004, 0xc005, 0xc025, 0xc026, 0xc02d, 0xc02e, // static ECDH
                0x0033, 0x0039, 0x0067, 0x006b, 0x009e, 0x009f, // DHE
                0x008a, 0x008c, 0x00a8, 0x00ae, 0xc035); // pre-shared
        weak.forEach(suite -> assertNotChosen(tries, suite, STRONG.get(0), port));
        weak.forEach(suite -> assertNotChosen(tries, suite, STRONG_WITH_RSA.get(0), portWithRsa));
        all.assertAll();
    }

    private void assertNotChosen(Tries tries, int suite, int strong, int port) {
        ClientHello.Choice choice = ClientHello.of(TLS_1_2, List.of(suite)).to(port);
        tries.saw(seen(choice));
        all.assertThat(choice.isNone()).as("suite %04x alone, to a server that speaks %04x", suite, strong).isTrue();
        all.assertThat(ClientHello.of(TLS_1_2, List.of(suite, strong)).to(port).suite()).as("beside suite %04x", suite)
                .isEqualTo(strong);
    }

    @Attack(value = "suites with CBC, alone and beside strong ones, whatever the client likes best", stoppedBy = Guard.TLS)
    void cbcSuites_areNotChosen(Tries tries) {
        for (int suite : List.of(0xc009, 0xc00a, 0xc023, 0xc024, 0xc013, 0xc014, 0xc027, 0xc028)) {
            assertNotChosen(tries, suite, STRONG.get(0), port);
            assertNotChosen(tries, suite, STRONG_WITH_RSA.get(0), portWithRsa);
        }
        all.assertAll();
    }

    @Attack(value = "compression", stoppedBy = Guard.BELOW)
    void compression_isNotChosen(Tries tries) {
        for (List<Integer> offered : List.of(List.of(1, 0), List.of(0, 1), List.of(64, 1, 0))) {
            ClientHello.Choice choice = new ClientHello(TLS_1_2, STRONG, offered).to(port);
            tries.saw(seen(choice));
            assertThat(STRONG).as("chosen beside " + offered).contains(choice.suite());
            assertThat(choice.compression()).isZero();
        }
        for (List<Integer> offered : List.of(List.of(1), List.of(64), List.of(1, 64))) {
            ClientHello.Choice choice = new ClientHello(TLS_1_2, STRONG, offered).to(port);
            tries.saw(seen(choice));
            assertThat(choice.compression()).as("nothing but " + offered).isZero();
        }
    }

    @Attack(value = "new handshakes on an open connection", stoppedBy = Guard.TLS)
    void renegotiation_isRefused(Tries tries) throws IOException {
        for (int i = 0; i < 3; i++) {
            try (SSLSocket socket = (SSLSocket) Certificate.context(null, List.of(served)).getSocketFactory()
                    .createSocket("127.0.0.1", port)) {
                socket.setSoTimeout(5_000);
                socket.setEnabledProtocols(new String[] { "TLSv1.2" });
                socket.startHandshake();
                AtomicInteger completed = new AtomicInteger();
                socket.addHandshakeCompletedListener(event -> completed.incrementAndGet());
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                    socket.getSession().invalidate();
                    socket.startHandshake();
                    socket.getInputStream().read();
                }).isNotInstanceOf(SocketTimeoutException.class);
                assertThat(completed).hasValue(0);
                tries.saw("closed");
            }
        }
    }

    @Attack(value = "certificates of a name that is known, signed by nobody who is trusted", stoppedBy = Guard.CREDENTIAL)
    void foreignCertificates_endTheHandshake(Tries tries) {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client(mallory, protocol).list());
            tries.saw("closed");
        }
        assertThat(client(alice, "TLSv1.3").list().status()).isEqualTo(200);
    }

    @Attack(value = "plain HTTP, on either port", stoppedBy = Guard.BELOW)
    void plainHttp_isNotServed(Tries tries) {
        Raw request = Raw.call(port, "echo", Map.of("text", "x")).by(Bank.CLERK);
        List<Answer> answers = Wire.answers(port, request.toString());
        assertThat(answers).isEmpty();
        tries.saw("closed");
        Answer redirected = tries.saw(Wire.answer(launch.port(), request.with("Host", "localhost:" + launch.port())));
        assertThat(redirected.status()).isEqualTo(301);
        assertThat(redirected.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("https://localhost:" + port));
    }

    @Attack(value = "answers of every kind over TLS, looked at for what keeps browsers there", stoppedBy = Guard.HEADERS)
    void everyAnswer_keepsBrowsersOnTls(Tries tries) throws IOException {
        for (String target : List.of("/mcp", "/nowhere", "/side/runs", "/.well-known/oauth-protected-resource", "/mcp;x")) {
            for (Raw request : List.of(Raw.call(port, "echo", Map.of("text", "x")), Raw.call(port, "echo", Map.of("text", "x"))
                    .by(Bank.CLERK))) {
                try (Wire wire = Wire
                        .over(Certificate.context(null, List.of(served)).getSocketFactory().createSocket("127.0.0.1",
                                port))) {
                    Answer answer = tries.saw(wire.send(request.target(target).bytes()).read());
                    assertThat(answer.header("Strict-Transport-Security")).as(target).hasValue("max-age=31536000");
                }
            }
        }
    }

    private static String seen(ClientHello.Choice choice) {
        return choice.isNone() ? "closed" : "%04x with suite %04x".formatted(choice.version(), choice.suite());
    }

    private static ModernClient client(Certificate own, String protocol) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] { protocol });
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .sslContext(Certificate.context(own, List.of(served))).sslParameters(parameters).build();
        return new ModernClient("https://localhost:" + port + "/mcp").over(http);
    }
}
