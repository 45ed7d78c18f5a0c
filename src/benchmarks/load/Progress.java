import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls the tool {@code count}, which tells its progress so many times, and reads the stream. Prints {@code events n},
 * {@code seconds s}; fails when one is missing or out of order.
 *
 * <pre>
 * KEY=... java Progress.java port events
 * </pre>
 */
class Progress {

    private static final Pattern PROGRESS = Pattern.compile("\"progress\":([0-9]+)");

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int events = Integer.parseInt(arguments[1]);
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"count\",\"arguments\":{\"to\":"
                + events + "},\"_meta\":{\"progressToken\":1,\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}").getBytes(StandardCharsets.US_ASCII);
        long from = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                    + "Accept: application/json, text/event-stream\r\nX-API-Key: " + System.getenv("KEY") + "\r\n"
                    + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: count\r\nContent-Length: "
                    + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            int heard = read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
            System.out.printf("events %d%nseconds %.2f%n", heard, (System.nanoTime() - from) / 1e9);
            if (heard != events) {
                System.exit(1);
            }
        }
    }

    /** How many came, each one more than the one before. */
    private static int read(BufferedReader in) throws IOException {
        int heard = 0;
        for (String line = in.readLine(); line != null && !line.contains("\"result\""); line = in.readLine()) {
            Matcher progress = PROGRESS.matcher(line);
            if (progress.find()) {
                if (Integer.parseInt(progress.group(1)) != heard + 1) {
                    throw new IOException("after " + heard + " came " + progress.group(1));
                }
                heard++;
            }
        }
        return heard;
    }
}
