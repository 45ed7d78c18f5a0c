package io.portcullis.deployment.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.deployment.access.Rooms.Guide;
import io.portcullis.deployment.access.Rooms.Room;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.UnauthorizedException;
import io.restassured.response.Response;

/**
 * Every caller at every door of every kind of room. A subclass is an application and its table: a line for a door, below it a
 * line for each room with a
 * word for each caller, in the order of {@link Visitors}.
 * <ul>
 * <li>list: {@code shown}, {@code hidden}, or a status
 * <li>call: {@code in}; {@code unknown} for the very answer an unknown tool gets; {@code broken} for the fixed text of a failed
 * tool; or a status
 * <li>call of the bean: {@code in}, {@code refused}, or a status
 * </ul>
 */
abstract class DoorTable {

    /** The ways to a tool. */
    enum Door {
        LIST_MODERN,
        LIST_HANDSHAKE,
        CALL_MODERN,
        CALL_HANDSHAKE,
        NESTED,
        NESTED_LATER,
        WEBSITE,
        NO_CONTEXT,
        EMPTY_CONTEXT
    }

    private static final String HANDSHAKE = "2025-11-25";
    private static final String FIXED = "The tool failed. Correlation id: [0-9a-f]{16}";

    @Inject
    Guide guide;

    /** What is expected. */
    abstract String table();

    @Test
    void theTable_hasNoEmptyCell() {
        Map<Door, Map<Room, List<String>>> cells = cells();
        assertThat(cells).containsOnlyKeys(Door.values());
        assertThat(cells).allSatisfy((door, rooms) -> {
            assertThat(rooms).as(door.name()).containsOnlyKeys(Room.values());
            assertThat(rooms)
                    .allSatisfy((room, words) -> assertThat(words).as(door + " " + room).hasSize(Visitors.values().length));
        });
    }

    @Test
    void list_modern() {
        compare(Door.LIST_MODERN, (room, visitor) -> listed(Mcp.modern(visitor.key(), "tools/list", ""), room));
    }

    @Test
    void list_handshake() {
        compare(Door.LIST_HANDSHAKE,
                (room, visitor) -> listed(Mcp.handshake(visitor.key(), HANDSHAKE, "tools/list", ""), room));
    }

    @Test
    void call_modern() {
        compare(Door.CALL_MODERN,
                (room, visitor) -> called(tool -> Mcp.call(visitor.key(), tool, "{}"), room.name()));
    }

    @Test
    void call_handshake() {
        compare(Door.CALL_HANDSHAKE, (room, visitor) -> called(tool -> Mcp.handshake(visitor.key(), HANDSHAKE, "tools/call",
                "\"name\":\"" + tool + "\",\"arguments\":{}"), room.name()));
    }

    @Test
    void aToolCallsAnother() {
        compare(Door.NESTED, (room, visitor) -> nested(Mcp.call(visitor.key(), "lobby", "{\"room\":\"" + room + "\"}")));
    }

    @Test
    void aToolOnTheEventLoopCallsAnother() {
        compare(Door.NESTED_LATER,
                (room, visitor) -> nested(Mcp.call(visitor.key(), "lobbyLater", "{\"room\":\"" + room + "\"}")));
    }

    @Test
    void aRestResourceCallsTheBean() {
        compare(Door.WEBSITE, (room, visitor) -> website(given().header("X-Visitor", visitor.name()).get("/rooms/" + room)));
    }

    @Test
    void aThreadWithoutContextCallsTheBean() {
        compare(Door.NO_CONTEXT, (room, visitor) -> direct(() -> guide.enter(room.name()).await().indefinitely()));
    }

    @Test
    void aRequestContextWithoutIdentityCallsTheBean() {
        compare(Door.EMPTY_CONTEXT, (room, visitor) -> direct(() -> inEmptyContext(room)));
    }

    @Test
    void theApplicationsOwnAuthentication_opensNothingOnTheMcpPath() {
        Mcp.headers(null, "tools/call", "requiresRole").header("X-Visitor", Visitors.RIGHT.name())
                .body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"requiresRole\",\"arguments\":{}"))).post("/mcp").then()
                .statusCode(401);
    }

    @Test
    void anMcpKey_opensNothingElsewhere() {
        given().header("X-API-Key", Visitors.RIGHT.key()).get("/rooms/requiresRole").then().statusCode(401);
        given().header("Authorization", "Bearer " + Visitors.RIGHT.key()).get("/rooms/requiresRole").then().statusCode(401);
    }

    private String inEmptyContext(Room room) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            return guide.enter(room.name()).await().indefinitely();
        } finally {
            context.terminate();
        }
    }

    private static String listed(Response response, Room room) {
        if (response.statusCode() != 200) {
            return "" + response.statusCode();
        }
        return response.<List<String>> path("result.tools.name").contains(room.name()) ? "shown" : "hidden";
    }

    /** A caller who gets the answer of an unknown tool gets it to the byte. */
    private static String called(Function<String, Response> call, String room) {
        Response response = call.apply(room);
        Response unknown = call.apply("noSuchRoom");
        boolean alike = response.asString().equals(unknown.asString()) && response.statusCode() == unknown.statusCode()
                && headers(response).equals(headers(unknown));
        if (response.statusCode() != 200) {
            assertThat(alike).as("%s is not answered as a tool that does not exist", room).isTrue();
            return "" + response.statusCode();
        }
        return alike ? "unknown" : nested(response);
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        return headers;
    }

    private static String nested(Response response) {
        if (response.statusCode() != 200) {
            return "" + response.statusCode();
        }
        if (Rooms.OPEN.equals(response.path("result.content[0].text"))) {
            return "in";
        }
        boolean broken = Boolean.TRUE.equals(response.path("result.isError"))
                && response.<String> path("result.content[0].text").matches(FIXED);
        return broken ? "broken" : response.asString();
    }

    private static String website(Response response) {
        return response.statusCode() == 200 && response.asString().equals(Rooms.OPEN) ? "in" : "" + response.statusCode();
    }

    private static String direct(Supplier<String> call) {
        try {
            return CompletableFuture.supplyAsync(call, task -> new Thread(task).start()).get().equals(Rooms.OPEN) ? "in"
                    : "else";
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnauthorizedException ? "refused" : e.getCause().toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Cell {
        String of(Room room, Visitors visitor);
    }

    private void compare(Door door, Cell cell) {
        Map<Room, List<String>> actual = new LinkedHashMap<>();
        for (Room room : Room.values()) {
            actual.put(room, Arrays.stream(Visitors.values()).map(visitor -> cell.of(room, visitor)).toList());
        }
        assertThat(actual).as(door.name()).containsExactlyInAnyOrderEntriesOf(cells().get(door));
    }

    private Map<Door, Map<Room, List<String>>> cells() {
        Map<Door, Map<Room, List<String>>> cells = new EnumMap<>(Door.class);
        Map<Room, List<String>> rooms = Map.of();
        for (String line : table().strip().split("\n")) {
            String[] words = line.strip().split(" +");
            if (words.length == 1) {
                rooms = new LinkedHashMap<>();
                cells.put(Door.valueOf(words[0]), rooms);
            } else {
                rooms.put(Room.valueOf(words[0]), List.of(words).subList(1, words.length));
            }
        }
        return cells;
    }
}
