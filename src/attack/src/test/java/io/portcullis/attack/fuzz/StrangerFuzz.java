package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.rig.Http;

/**
 * Any bytes at all on a connection of somebody without a credential: nothing runs, and nothing but the documented is answered.
 */
final class StrangerFuzz {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int COMPARED_EVERY = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final String RUNS = runs();

    private static int tries;

    private StrangerFuzz() {
    }

    static void once(byte[] input) {
        String said = said(input);
        Matcher statuses = STATUS.matcher(said);
        while (statuses.find()) {
            Property.holds(new Delivery(Integer.parseInt(statuses.group(1)), "", said));
        }
        Property.check(!said.contains("\"result\""), "a result for nobody", said);
        if (++tries % COMPARED_EVERY == 0) {
            Property.check(runs().equals(RUNS), "something has run", runs());
        }
    }

    private static String said(byte[] input) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), BankInside.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(input);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return ""; // the bank had hung up before all was said
        }
    }

    static String runs() {
        return Http.answer(HttpRequest.newBuilder(URI.create("http://localhost:" + BankInside.port() + "/side/runs"))).text();
    }
}
