package io.portcullis.deployment.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Ask;
import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Icon;
import io.portcullis.api.McpLog;
import io.portcullis.api.Meta;
import io.portcullis.api.MetaField;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.ResourceTemplateArg;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;

/** One entry of each kind, with everything that the build records. */
@RequiresRole("reader")
public class Shop {

    enum Colour {
        RED,
        GREEN
    }

    record Receipt(@Size(min = 2, max = 40) String name, @Email Optional<@Email String> mail, @Min(1) @Max(9) int copies,
            boolean signed, Colour colour, @Size(min = 1) Set<Colour> stamps, Optional<Double> tip) {
    }

    record Order(long id, String region) {
    }

    @Tool(title = "Buy", description = "Buys", task = Tool.TaskSupport.OPTIONAL, icons = @Icon(src = "https://example.org/buy.png", mimeType = "image/png", sizes = "48x48", theme = Icon.Theme.DARK))
    @MetaField(name = "org.example/kind", value = "sale")
    @MetaField(name = "org.example/rank", value = "{\"place\": 1}")
    String buy(@ToolArg(header = "Region") String region, @Min(1) int amount,
            @Ask("Who gets the {amount} pieces?") @Valid Receipt receipt, Caller caller, SecurityIdentity identity,
            Progress progress, McpLog log, Cancellation cancellation, Elicitation elicitation, Meta meta) {
        return receipt.name() + " " + amount + " " + identity.getPrincipal().getName();
    }

    @Tool(inputSchema = """
            {"type": "object", "properties": {"id": {"type": "integer", "x-mcp-header": "Order"}}, "required": ["id"]}
            """)
    Order order(long id) {
        return new Order(id, "north");
    }

    @Prompt(description = "Greets")
    @RateLimited(permits = 5, per = "1m")
    List<PromptMessage> greet(@PromptArg(title = "Name", description = "Whom") String name,
            @PromptArg(defaultValue = "2") int times, Optional<Colour> colour) {
        return List.of(PromptMessage.withUserRole("Greet " + name + " " + times + " times."));
    }

    @Prompt
    @PermitAll
    @NonBlocking
    String hello() {
        return "Say hello.";
    }

    @Resource(uri = "shop://terms", title = "Terms", size = 5)
    @Blocking
    String terms() {
        return "terms";
    }

    @ResourceTemplate(uriTemplate = "shop://orders/{region}/{id}{?colour}", allowTraversal = true)
    Order orders(String region, @ResourceTemplateArg(name = "id") long number, Optional<Colour> colour) {
        return new Order(number, region);
    }

    @CompletePrompt("greet")
    @NonBlocking
    List<String> name(String name, Map<String, String> others, Caller caller) {
        return List.of(name + "a", name + "b");
    }

    @CompleteResourceTemplate(value = "orders", argument = "region")
    @RateLimited(permits = 9, per = "1m")
    List<String> regions(String typed) {
        return List.of("north", "south");
    }
}
