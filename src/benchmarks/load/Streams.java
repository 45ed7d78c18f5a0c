import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Opens streams of changes and holds them. Prints {@code open n} when all were acknowledged, {@code lost n} at the end.
 *
 * <pre>
 * KEY=... java Streams.java port streams seconds
 * </pre>
 */
class Streams {

    private static final int OPENING = 100;

    private final InetSocketAddress server;
    private final ByteBuffer request;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocate(8_192);
    private int asked;
    private int opening;
    private int open;
    private int lost;

    private Streams(int port) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", port);
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":"
                + "{\"toolsListChanged\":true},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        this.request = ByteBuffer.wrap(("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nX-API-Key: " + System.getenv("KEY") + "\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    }

    public static void main(String[] arguments) throws IOException {
        int wanted = Integer.parseInt(arguments[1]);
        Streams streams = new Streams(Integer.parseInt(arguments[0]));
        long end = System.nanoTime() + Duration.ofSeconds(Integer.parseInt(arguments[2])).toNanos();
        boolean told = false;
        while (System.nanoTime() < end) {
            streams.step(wanted);
            if (!told && streams.open + streams.lost >= wanted) {
                System.out.println("open " + streams.open);
                told = true;
            }
        }
        System.out.println("lost " + streams.lost);
        Runtime.getRuntime().halt(0);
    }

    private void step(int wanted) throws IOException {
        while (asked < wanted && opening < OPENING) {
            connect();
        }
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
            try {
                handle(key);
            } catch (IOException e) {
                lose(key);
            }
        }
        selector.selectedKeys().clear();
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_CONNECT, new boolean[1]);
        asked++;
        opening++;
    }

    private void handle(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isConnectable() && channel.finishConnect()) {
            channel.write(request.duplicate());
            key.interestOps(SelectionKey.OP_READ);
        } else if (key.isReadable()) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new IOException("closed");
            }
            boolean[] acknowledged = (boolean[]) key.attachment();
            if (!acknowledged[0] && new String(in.array(), 0, in.position(), StandardCharsets.UTF_8).contains("data: ")) {
                acknowledged[0] = true;
                opening--;
                open++;
            }
        }
    }

    private void lose(SelectionKey key) throws IOException {
        lost++;
        if (!((boolean[]) key.attachment())[0]) {
            opening--;
        } else {
            open--;
        }
        key.cancel();
        key.channel().close();
    }
}
