package io.portcullis.deployment.wire;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.McpException;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;
import io.portcullis.spi.ApprovalRequest;
import io.portcullis.spi.Approver;
import io.portcullis.spi.Verdict;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

/** Entries that fail in every way there is, and tell what they know when they do. */
@RequiresRole("reader")
public class Hoard {

    static final String TABLE = "CREATE TABLE IF NOT EXISTS hoard (name VARCHAR(60) PRIMARY KEY, amount INT)";

    @Inject
    DataSource database;

    public enum Metal {
        GOLD,
        SILVER
    }

    public enum How {
        MESSAGE,
        CAUSE,
        SUPPRESSED,
        TELLING,
        ASSERTION,
        TOOL_FAILURE,
        MCP
    }

    public record Chest(@Sensitive @Size(max = 4, message = "is ${validatedValue}") String code, @Sensitive List<Metal> metals,
            @Sensitive Map<String, Integer> parts, List<@Valid Chest> inner) {
    }

    /** A failure that says it in every method that says something. */
    public static final class Telling extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String text;

        Telling(String text) {
            super(text);
            this.text = text;
        }

        @Override
        public String getLocalizedMessage() {
            return "localized " + text;
        }

        @Override
        public String toString() {
            return "telling " + text;
        }
    }

    /** Half of it is shown. */
    public record Shown(@Sensitive String text, String name) {
    }

    /** Cannot be written. */
    public record Unwritable(@Sensitive String text) {
        @Override
        public String text() {
            throw new IllegalStateException("unwritable " + text);
        }
    }

    // what cannot be bound, or breaks a rule

    @Tool
    void open(@Valid Chest chest) {
    }

    @Tool
    void weigh(@Sensitive @Max(value = 5, message = "is ${validatedValue}") long weight, @Sensitive Optional<Metal> metal) {
    }

    @Tool
    void mirror(@ToolArg(header = "Place") String place, @Sensitive Optional<String> text) {
    }

    // what fails while it runs

    @Tool
    String fail(How how, @Sensitive String text) {
        switch (how) {
            case MESSAGE -> throw new IllegalStateException("message " + text);
            case CAUSE -> throw new IllegalStateException("outer", new IllegalArgumentException("cause " + text));
            case SUPPRESSED -> {
                IllegalStateException failure = new IllegalStateException("outer");
                failure.addSuppressed(new RuntimeException("suppressed " + text));
                throw failure;
            }
            case TELLING -> throw new Telling(text);
            case ASSERTION -> throw new AssertionError(text);
            case TOOL_FAILURE -> throw new ToolFailure("Not " + text, new Telling(text));
            default -> throw new McpException(7, "Not " + text);
        }
    }

    @Tool
    Uni<String> failLater(@Sensitive String text) {
        return Uni.createFrom().<String> item("x").onItem().delayIt().by(Duration.ofMillis(20))
                .onItem().failWith(() -> new Telling(text));
    }

    @Tool
    CompletionStage<String> failAsStage(@Sensitive String text) {
        return CompletableFuture.supplyAsync(() -> {
            throw new Telling(text);
        }, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }

    @Tool
    String sleep(@Sensitive String text) {
        try {
            Thread.sleep(60_000);
            return "awake";
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted " + text, e);
        }
    }

    @Tool(task = TaskSupport.REQUIRED)
    String failAsTask(@Sensitive String text) {
        throw new Telling(text);
    }

    @Tool
    String ask(@Sensitive String text, Elicitation elicitation) {
        throw new Telling(text + elicitation.ask("who", Form.of("Who?", Field.text("name").required())).text("name"));
    }

    // what the database says

    @Tool
    String insertTwice(@Sensitive String text) throws SQLException {
        insert(text, "1");
        return insert(text, "1");
    }

    @Tool
    String insertLong(@Sensitive String text) throws SQLException {
        return insert(text + text, "1");
    }

    @Tool
    String insertNoNumber(@Sensitive String text) throws SQLException {
        return insert("n", text);
    }

    private String insert(String name, String amount) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO hoard VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, amount);
            return insert.executeUpdate() + " row";
        }
    }

    // who decides about it

    @Tool
    @PermissionsAllowed("may-take")
    String take(@Sensitive String text) {
        return "taken";
    }

    @Tool
    @RequiresConfirmation(value = "Really?", approver = "board")
    String sell(@Sensitive String text) {
        return "sold";
    }

    @Singleton
    public static class Checker {

        @PermissionChecker("may-take")
        boolean mayTake(String text) {
            throw new Telling(text);
        }
    }

    @Singleton
    public static class Board implements Approver {

        @Override
        public String name() {
            return "board";
        }

        @Override
        public Verdict decide(ApprovalRequest request) {
            throw new Telling(request.arguments().toString());
        }
    }

    // what is returned

    @Tool
    Shown show(@Sensitive String text) {
        return new Shown(text, "Ann");
    }

    @Tool
    @Sensitive
    String tell(@Sensitive String text) {
        return text;
    }

    @Tool
    @Sensitive
    String tellTooMuch(@Sensitive String text) {
        return text.repeat(1_000);
    }

    @Tool
    Unwritable write(@Sensitive String text) {
        return new Unwritable(text);
    }

    /** For proof that what is looked through is what is written. */
    @Tool
    String repeat(String plain) {
        throw new ToolFailure("Not " + plain);
    }

    // entries of other kinds

    @Prompt
    String say(@Sensitive @Size(max = 50, message = "is ${validatedValue}") String text) {
        throw new Telling(text);
    }

    @CompletePrompt("greet")
    List<String> complete(String name) {
        throw new Telling(Marks.text());
    }

    @Prompt
    String greet(String name) {
        return "Hello " + name;
    }

    @Resource(uri = "hoard://map")
    String map() {
        throw new Telling(Marks.text());
    }

    @ResourceTemplate(uriTemplate = "hoard://caves/{cave}", name = "cave")
    String cave(String cave) {
        throw new Telling(cave + Marks.text());
    }

    @CompleteResourceTemplate("cave")
    List<String> completeCave(String cave) {
        throw new Telling(Marks.text());
    }
}
