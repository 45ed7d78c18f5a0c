import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Opens streams of changes, some of which are never read again, changes the list of tools by a call of the tool {@code change},
 * and waits each time until every stream that is read has heard of it. Prints {@code open n}, {@code opening ms},
 * {@code median ms} and {@code worst ms} from the call to the last delivery, and {@code lost n}; then waits for a line on its
 * standard input, so that others may look at the server.
 *
 * <pre>
 * KEY=... java FanOut.java port streams changes deaf
 * </pre>
 */
class FanOut {

    private static final int OPENING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    private static final String LISTEN = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":"
            + "{\"notifications\":{\"toolsListChanged\":true}," + META;
    private static final String CHANGE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"change\",\"arguments\":{}," + META;

    private final int port;
    private final ByteBuffer request;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocate(8_192);
    private final List<Stream> streams = new ArrayList<>();
    private int lost;

    private FanOut(int port) throws IOException {
        this.port = port;
        this.request = ByteBuffer.wrap(("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nX-API-Key: " + System.getenv("KEY") + "\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\nContent-Length: " + LISTEN.length()
                + "\r\n\r\n" + LISTEN).getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    }

    public static void main(String[] arguments) throws IOException {
        FanOut fanOut = new FanOut(Integer.parseInt(arguments[0]));
        fanOut.open(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
        List<Double> times = new ArrayList<>();
        for (int change = 0; change < Integer.parseInt(arguments[2]); change++) {
            times.add(fanOut.change());
        }
        times.sort(null);
        System.out.printf("median %.1f%nworst %.1f%nlost %d%n", times.get(times.size() / 2), times.get(times.size() - 1),
                fanOut.lost);
        System.in.read();
        Runtime.getRuntime().halt(0);
    }

    /** One stream, and how many changes it has heard of. */
    private static final class Stream {

        private static final byte[] ACKNOWLEDGED = "data: ".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] CHANGED = "list_changed".getBytes(StandardCharsets.US_ASCII);

        private final boolean deaf;
        private boolean acknowledged;
        private int matched;
        private int heard;

        Stream(boolean deaf) {
            this.deaf = deaf;
        }

        /** No character of what is looked for begins it again. */
        void read(byte next) {
            byte[] wanted = acknowledged ? CHANGED : ACKNOWLEDGED;
            matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
            if (matched == wanted.length) {
                matched = 0;
                heard += acknowledged ? 1 : 0;
                acknowledged = true;
            }
        }
    }

    private void open(int wanted, int deaf) throws IOException {
        long from = System.nanoTime();
        while (open() + lost < wanted) {
            while (streams.size() < wanted && streams.size() - open() - lost < OPENING) {
                connect(new Stream(streams.size() < deaf));
            }
            step(from);
        }
        System.out.printf("open %d%nopening %.0f%n", open(), millis(from));
    }

    private int open() {
        int open = 0;
        for (Stream stream : streams) {
            open += stream.acknowledged ? 1 : 0;
        }
        return open;
    }

    private double change() throws IOException {
        int before = streams.stream().filter(stream -> !stream.deaf).mapToInt(stream -> stream.heard).max().orElse(0);
        long from = System.nanoTime();
        CompletableFuture<Void> called = CompletableFuture.runAsync(this::call);
        while (streams.stream().anyMatch(stream -> !stream.deaf && stream.heard <= before)) {
            step(from);
        }
        double took = millis(from);
        called.join();
        return took;
    }

    private void call() {
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("http://127.0.0.1:" + port + "/mcp").openConnection();
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "application/json");
            call.setRequestProperty("Accept", "application/json, text/event-stream");
            call.setRequestProperty("X-API-Key", System.getenv("KEY"));
            call.setRequestProperty("MCP-Protocol-Version", "2026-07-28");
            call.setRequestProperty("Mcp-Method", "tools/call");
            call.setRequestProperty("Mcp-Name", "change");
            try (OutputStream out = call.getOutputStream()) {
                out.write(CHANGE.getBytes(StandardCharsets.US_ASCII));
            }
            try (InputStream answer = call.getInputStream()) {
                answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the list could not be changed", e);
        }
    }

    private void step(long since) throws IOException {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw new IOException("open " + open() + ", lost " + lost + ", and not everybody has heard");
        }
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
            try {
                handle(key);
            } catch (IOException e) {
                lost++;
                key.cancel();
                key.channel().close();
            }
        }
        selector.selectedKeys().clear();
    }

    private void connect(Stream stream) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (stream.deaf) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        }
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.register(selector, SelectionKey.OP_CONNECT, stream);
        streams.add(stream);
    }

    private void handle(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Stream stream = (Stream) key.attachment();
        if (key.isConnectable() && channel.finishConnect()) {
            channel.write(request.duplicate());
            key.interestOps(SelectionKey.OP_READ);
        } else if (key.isReadable()) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new IOException("closed");
            }
            for (int i = 0; i < in.position(); i++) {
                stream.read(in.get(i));
            }
            if (stream.deaf && stream.acknowledged) {
                key.interestOps(0);
            }
        }
    }

    private static double millis(long from) {
        return (System.nanoTime() - from) / 1e6;
    }
}
