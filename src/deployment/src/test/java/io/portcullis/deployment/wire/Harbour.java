package io.portcullis.deployment.wire;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.portcullis.api.Access;
import io.portcullis.api.Cancellation;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Feature;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.McpException;
import io.portcullis.api.McpLog;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceNotFound;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

/**
 * A harbour: entries of every kind, and calls that report, ask, wait and change things. Of every kind, one is for admins alone.
 */
@RequiresRole("reader")
public class Harbour {

    /** How often a journey was begun. */
    static final AtomicInteger JOURNEYS = new AtomicInteger();

    private static final long PAUSE_MILLIS = 20;
    private static final List<String> SHIPS = List.of("Albatros", "Alma", "Berta");

    @Inject
    McpServer server;

    public record Berth(String ship, int number) {
    }

    public record Place(String pier, int number) {
    }

    // tools that answer at once

    @Tool(description = "Gives a ship a place", readOnly = true)
    Berth berth(@ToolArg(header = "Ship") String ship, @ToolArg(header = "Number", required = false) Integer number,
            @ToolArg(header = "Night", required = false) Boolean night, Place place) {
        return new Berth(ship, number == null ? 0 : number);
    }

    @Tool(readOnly = true)
    EmbeddedResource photo() {
        return EmbeddedResource.ofBlob("harbour://photo", "image/png", "aGk=");
    }

    @Tool
    @RequiresRole("admin")
    String fees() {
        return "9 EUR";
    }

    @Tool(readOnly = true)
    @RateLimited(permits = 2, per = "1h")
    String tide() {
        return "high";
    }

    // tools that tell something on the way

    @Tool(readOnly = true)
    String unload(Progress progress) throws InterruptedException {
        for (int crate = 1; crate <= 3; crate++) {
            progress.send(crate, 3.0, "crate " + crate);
            progress.send(crate - 1); // nothing goes backwards
            Thread.sleep(PAUSE_MILLIS); // progress that follows too fast is dropped
        }
        return "empty";
    }

    @Tool(readOnly = true)
    String listen(McpLog log) {
        log.debug("waves");
        log.info("a bell");
        log.warning("a horn");
        log.error("a crash");
        return "quiet";
    }

    @Tool(readOnly = true)
    String flood(String ship, Progress progress, Cancellation cancellation) throws InterruptedException {
        cancellation.onRequest(Ship.of(ship)::cancel);
        String text = "water ".repeat(10_000);
        for (int event = 0; event < 1_000 && !cancellation.isRequested(); event++) {
            progress.send(event, null, text);
            Thread.sleep(PAUSE_MILLIS);
        }
        return "over";
    }

    // tools that wait

    @Tool(readOnly = true)
    String moor(String ship, Cancellation cancellation, Progress progress) throws InterruptedException {
        cancellation.onRequest(Ship.of(ship)::cancel);
        progress.send(1);
        Ship.of(ship).await();
        return cancellation.isRequested() ? "turned away" : "moored";
    }

    @Tool(readOnly = true)
    String release(String ship) {
        Ship.of(ship).release();
        return "released";
    }

    @Tool(readOnly = true, description = "Says when a ship has been turned away")
    String isTurnedAway(String ship) throws InterruptedException {
        return Boolean.toString(Ship.of(ship).isCancelledWithin(5_000));
    }

    // tools that ask

    @Tool(readOnly = true)
    String hire(Elicitation elicitation) {
        Map<String, String> sizes = new LinkedHashMap<>();
        sizes.put("s", "Small");
        sizes.put("l", "Large");
        FormAnswer answer = elicitation.ask("boat", Form.of("Which boat?", Field.text("name").required().withLength(1, 20),
                Field.choice("size", sizes).withDefault("s"), Field.flag("crew").withDefault(true)));
        return answer.isAccepted() ? answer.text("name") + " " + answer.text("size") + " " + answer.flag("crew")
                : "no boat: " + answer.action();
    }

    @Tool(readOnly = true)
    String journey(String ship, Elicitation elicitation) {
        JOURNEYS.incrementAndGet();
        String from = elicitation.ask("from", Form.of("From where?", Field.text("port").required())).text("port");
        String to = elicitation.ask("to", Form.of("From " + from + " to where?", Field.text("port").required())).text("port");
        return ship + " sails from " + from + " to " + to;
    }

    @Tool(readOnly = true)
    String pay(Elicitation elicitation) {
        FormAnswer answer = elicitation.visit("bill", "Please pay", URI.create("https://pay.example.org/bills/7"));
        return answer.isAccepted() ? "on the way" : "unpaid: " + answer.action();
    }

    @Tool(readOnly = true)
    String advise(Sampling sampling) {
        return "The model says " + sampling.ask("advice", SamplingRequest.of("Name a port", 10)).text();
    }

    @Tool(readOnly = true)
    String visit(Roots roots) {
        return roots.list().size() + " places";
    }

    @Tool(readOnly = true)
    String insist(Elicitation elicitation) {
        for (int round = 0; round < 100; round++) {
            elicitation.ask("round" + round, Form.of("And now?", Field.flag("ok").required()));
        }
        return "done";
    }

    // tools that may take long

    @Tool(task = TaskSupport.OPTIONAL, readOnly = true)
    String repair(String ship) throws InterruptedException {
        Ship.of(ship).await();
        return ship + " is repaired";
    }

    @Tool(task = TaskSupport.REQUIRED, readOnly = true)
    String build() {
        return "A ship";
    }

    @Tool(task = TaskSupport.OPTIONAL, readOnly = true)
    String sink(String ship) throws InterruptedException {
        Ship.of(ship).await();
        throw new ToolFailure("It would not sink");
    }

    @Tool(task = TaskSupport.OPTIONAL, readOnly = true)
    String explode(String ship) throws InterruptedException {
        Ship.of(ship).await();
        throw new McpException(-31000, "It exploded");
    }

    @Tool(task = TaskSupport.OPTIONAL, readOnly = true)
    String rename(String ship, Elicitation elicitation) throws InterruptedException {
        Ship.of(ship).await();
        return "Now " + elicitation.ask("name", Form.of("New name?", Field.text("name").required())).text("name");
    }

    // tools that change things

    @Tool
    String announce(String what) {
        switch (what) {
            case "tools" -> {
                server.add(NewEntry.tool("zz_new", Access.anyRole("reader"), call -> "new"));
                server.remove(Feature.TOOL, "zz_new");
            }
            case "prompts" -> {
                server.add(NewEntry.prompt("zz_new", Access.anyRole("reader"), call -> "new"));
                server.remove(Feature.PROMPT, "zz_new");
            }
            default -> server.resourceUpdated(what);
        }
        return "announced";
    }

    // prompts

    @Prompt(description = "Asks a captain", title = "Captain")
    String captain(@PromptArg(description = "Who") String name, @PromptArg(required = false) String tone) {
        return "Ask " + name + (tone == null ? "" : " " + tone);
    }

    @Prompt
    PromptResponse postcard() {
        return new PromptResponse("A card", List.of(PromptMessage.withUserRole("Look"), PromptMessage.withAssistantRole(
                EmbeddedResource.ofText("harbour://rules", "text/plain", "No swimming"))));
    }

    @Prompt
    String poem(Elicitation elicitation) {
        return "A poem about " + elicitation.ask("topic", Form.of("About what?", Field.text("topic").required())).text("topic");
    }

    @Prompt
    @RequiresRole("admin")
    String inspection() {
        return "Inspect everything";
    }

    @CompletePrompt("captain")
    List<String> completeCaptain(String name) {
        return SHIPS.stream().filter(ship -> ship.startsWith(name)).toList();
    }

    // resources

    @Resource(uri = "harbour://rules", name = "rules", title = "Rules", mimeType = "text/plain")
    String rules() {
        return "No swimming";
    }

    @Resource(uri = "harbour://chart", name = "chart", mimeType = "image/png")
    ResourceContents chart() {
        return ResourceContents.ofBlob("aGk=");
    }

    @Resource(uri = "harbour://logbook", name = "logbook")
    String logbook(Elicitation elicitation) {
        return "The log of " + elicitation.ask("day", Form.of("Which day?", Field.text("day").required())).text("day");
    }

    @Resource(uri = "harbour://safe", name = "safe")
    @RequiresRole("admin")
    String safe() {
        return "Gold";
    }

    @ResourceTemplate(uriTemplate = "harbour://ships/{ship}", name = "ship", description = "A ship")
    String ship(String ship) {
        if (!SHIPS.contains(ship)) {
            throw new ResourceNotFound();
        }
        return "The " + ship;
    }

    @CompleteResourceTemplate("ship")
    List<String> completeShip(String ship) {
        return SHIPS.stream().filter(name -> name.startsWith(ship)).toList();
    }

    @ResourceTemplate(uriTemplate = "harbour://captains/{captain}", name = "captain")
    @RequiresRole("admin")
    String captainOf(String captain) {
        return "The captain " + captain;
    }
}
