import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Hostile traffic at a fixed rate: oversized, malformed, without a valid credential, cut off, and slow; from an address of its
 * own. Prints how often it was answered with what.
 *
 * <pre>
 * java Hostile.java port connections requests-per-second seconds
 * </pre>
 */
class Hostile {

    private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Accept: application/json, text/event-stream\r\n";
    private static final String KEY = "X-API-Key: pck_nobody_" + "0".repeat(64) + "\r\n";
    private static final long SLOW_MILLIS = 300;

    private final InetSocketAddress server;
    private final InetAddress own;
    private final long end;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    private Hostile(int port, int seconds) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.own = InetAddress.getByName("127.0.0.2");
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        int connections = Integer.parseInt(arguments[1]);
        double rate = Double.parseDouble(arguments[2]);
        Hostile hostile = new Hostile(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[3]));
        int slow = connections * 2 / 5;
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            boolean trickles = i < slow;
            long pause = (long) (1e9 * (connections - slow) / rate);
            threads[i] = new Thread(() -> hostile.run(trickles, pause));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        new TreeMap<>(hostile.answers).forEach((answer, count) -> System.out.println(answer + " " + count));
    }

    private void run(boolean trickles, long pause) {
        long next = System.nanoTime() + ThreadLocalRandom.current().nextLong(pause);
        while (System.nanoTime() < end) {
            if (trickles) {
                count("slow", this::trickle);
                continue;
            }
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            next += pause;
            switch (ThreadLocalRandom.current().nextInt(6)) {
                case 0 -> count("declared too large", socket -> ask(socket, HEAD + KEY + "Content-Length: 50000000\r\n\r\n"));
                case 1 -> count("chunked too large", this::flood);
                case 2 -> count("malformed json", socket -> ask(socket, post("{\"jsonrpc\":" + "[".repeat(5_000))));
                case 3 -> count("malformed http", socket -> ask(socket, "POST /mcp HTTP/1.1\r\nHost: \u0000\r\nbad header\r\n\r\n"));
                case 4 -> count("unknown key", socket -> ask(socket, post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")));
                default -> count("gone", socket -> {
                    send(socket, HEAD + KEY + "Content-Length: 500\r\n\r\n{\"jsonrpc\"");
                    return "closed";
                });
            }
        }
    }

    private interface Act {
        String on(Socket socket) throws IOException;
    }

    private void count(String name, Act act) {
        String answer;
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            socket.connect(server, 5_000);
            socket.setSoTimeout(20_000);
            answer = act.on(socket);
        } catch (IOException e) {
            answer = e.getClass().getSimpleName();
        }
        answers.computeIfAbsent(name + " -> " + answer, key -> new LongAdder()).increment();
    }

    private static String post(String body) {
        return HEAD + KEY + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String flood(Socket socket) throws IOException {
        send(socket, HEAD + KEY + "Transfer-Encoding: chunked\r\n\r\n");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (int i = 0; i < 40; i++) {
            send(socket, chunk);
        }
        return status(socket);
    }

    /** A request that never becomes complete, a few bytes at a time. */
    private String trickle(Socket socket) throws IOException {
        boolean inHead = ThreadLocalRandom.current().nextBoolean();
        send(socket, inHead ? "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\n" : HEAD + KEY + "Content-Length: 100000\r\n\r\n");
        socket.setSoTimeout((int) SLOW_MILLIS);
        while (System.nanoTime() < end) {
            try {
                return status(socket);
            } catch (java.net.SocketTimeoutException e) {
                send(socket, inHead ? "X-A: b\r\n" : " ");
            }
        }
        return "still open";
    }

    private static String ask(Socket socket, String request) throws IOException {
        send(socket, request);
        return status(socket);
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] start = in.readNBytes(12);
        return start.length < 12 ? "closed" : List.of(new String(start, StandardCharsets.ISO_8859_1).split(" ")).get(1);
    }
}
