package io.portcullis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;

import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;

/**
 * The same tools on the MCP Java SDK: its stateless servlet, which keeps no session and answers JSON, in Jetty. Requests run on
 * virtual
 * threads where the JVM has them, and tools on the thread of their request.
 * <p>
 * Arguments are validated by a schema. It has no scope, rate limit, audit or metric of a call, and remembers no verified token.
 */
final class EchoServer {

    private EchoServer() {
    }

    public static void main(String[] arguments) throws Exception {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(new JacksonMcpJsonMapperSupplier().get()).messageEndpoint("/mcp").build();
        McpServer.sync(transport).serverInfo("benchmark", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true).tools(tools()).build();

        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(new FilterHolder(new TokenFilter(key(Path.of(System.getenv("PUBLIC_KEY"))),
                System.getenv("AUDIENCE"), System.getenv("ISSUER"))), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/mcp");

        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(System.getenv("PORT")));
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static RSAPublicKey key(Path file) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static List<SyncToolSpecification> tools() {
        Map<String, Object> echoed = Map.of("text",
                Map.of("type", "string", "maxLength", 1_000, "description", "The text to answer"));
        Map<String, Object> looked = Map.of("name", Map.of("type", "string", "description", "The name to look for"),
                "limit", Map.of("type", "integer", "description", "How many entries at most"));
        List<SyncToolSpecification> tools = new ArrayList<>();
        tools.add(tool("echo", "Answers what it is told", echoed, "text"));
        tools.add(tool("echoBlocking", "Answers what it is told, from a thread that may wait", echoed, "text"));
        for (int i = 1; i <= 19; i++) {
            String number = String.format("%02d", i);
            tools.add(tool("register" + number, "Looks up entries of register " + number + " by their name", looked, "name"));
        }
        return tools;
    }

    private static SyncToolSpecification tool(String name, String description, Map<String, Object> properties,
            String answered) {
        Map<String, Object> schema = Map.of("type", "object", "properties", properties, "required",
                List.copyOf(properties.keySet()),
                "additionalProperties", false);
        return SyncToolSpecification.builder().tool(Tool.builder(name, schema).description(description).build())
                .callHandler((context, request) -> CallToolResult.builder()
                        .addTextContent((String) request.arguments().get(answered)).build())
                .build();
    }
}
