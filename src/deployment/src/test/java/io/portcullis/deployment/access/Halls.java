package io.portcullis.deployment.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.quarkus.arc.Arc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** An entry of each kind for each kind of rule; each answers with {@link #OPEN}. */
final class Halls {

    static final String OPEN = "you are in";

    private Halls() {
    }

    /** The rules, by the name of the entry that has it. */
    enum Rule {
        requiresRole,
        anyRole,
        allRoles,
        rolesAllowed,
        authenticated,
        permitAll,
        denyAll,
        ofClass,
        replaced,
        opened,
        scoped("halls:enter"),
        scopeAlone("halls:enter"),
        scopeOfClass("halls:paint");

        private final String scope;

        Rule() {
            this("");
        }

        Rule(String scope) {
            this.scope = scope;
        }

        /** The scope it asks for; empty for none. */
        String scope() {
            return scope;
        }
    }

    /** The kinds of entry, with the beans that hold them. */
    enum Kind {
        TOOL(Tools.class, ToolsOfTheBoss.class, ScopedHalls.Tools.class),
        PROMPT(Prompts.class, PromptsOfTheBoss.class, ScopedHalls.Prompts.class),
        RESOURCE(Resources.class, ResourcesOfTheBoss.class, ScopedHalls.Resources.class),
        TEMPLATE(Templates.class, TemplatesOfTheBoss.class, ScopedHalls.Templates.class),
        PROMPT_COMPLETION(PromptCompletions.class, ScopedHalls.PromptCompletions.class),
        TEMPLATE_COMPLETION(TemplateCompletions.class, ScopedHalls.TemplateCompletions.class);

        private final List<Class<?>> beans;

        Kind(Class<?>... beans) {
            this.beans = List.of(beans);
        }
    }

    /** Goes into a hall as any bean of an application would: by calling the method. */
    @ApplicationScoped
    public static class Guide {

        String enter(Kind kind, Rule rule) {
            for (Class<?> bean : kind.beans) {
                for (Method method : bean.getDeclaredMethods()) {
                    if (method.getName().equals(rule.name())) {
                        return "" + enter(method, Arc.container().instance(bean).get());
                    }
                }
            }
            throw new IllegalArgumentException(kind + " " + rule);
        }

        private static Object enter(Method method, Object bean) {
            try {
                method.setAccessible(true);
                Object[] arguments = new Object[method.getParameterCount()];
                Arrays.fill(arguments, "here");
                Object said = method.invoke(bean, arguments);
                said = said instanceof Uni<?> uni ? uni.await().indefinitely() : said;
                return said instanceof List<?> list ? list.get(0) : said;
            } catch (InvocationTargetException e) {
                throw (RuntimeException) e.getCause();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The application's own way in. */
    @Path("/halls")
    public static class Website {

        @Inject
        Guide guide;

        @GET
        @Path("{kind}/{rule}")
        public String enter(Kind kind, Rule rule) {
            return guide.enter(kind, rule);
        }
    }

    /** Entries for everybody that go into halls. */
    public static class Lobby {

        @Inject
        Guide guide;

        @Tool
        @PermitAll
        String lobby(Kind kind, Rule rule) {
            return guide.enter(kind, rule);
        }

        @Prompt
        @PermitAll
        String lobbyPrompt(Kind kind, Rule rule) {
            return guide.enter(kind, rule);
        }

        @ResourceTemplate(uriTemplate = "lobby://{kind}/{rule}")
        @PermitAll
        String lobbyTemplate(Kind kind, Rule rule) {
            return guide.enter(kind, rule);
        }

        @CompleteResourceTemplate(value = "lobbyTemplate", argument = "rule")
        List<String> lobbyCompletion(String rule, Map<String, String> others) {
            return List.of(guide.enter(Kind.valueOf(others.get("kind")), Rule.valueOf(rule)));
        }
    }

    @ApplicationScoped
    public static class Tools {

        @Tool
        @RequiresRole("support")
        String requiresRole() {
            return OPEN;
        }

        @Tool
        @RequiresRole({ "support", "boss" })
        Uni<String> anyRole() {
            return Uni.createFrom().item(OPEN);
        }

        @Tool
        @RequiresRole("support")
        @RequiresRole({ "sales", "boss" })
        String allRoles() {
            return OPEN;
        }

        @Tool
        @RolesAllowed("support")
        String rolesAllowed() {
            return OPEN;
        }

        @Tool
        @Authenticated
        String authenticated() {
            return OPEN;
        }

        @Tool
        @PermitAll
        String permitAll() {
            return OPEN;
        }

        @Tool
        @DenyAll
        String denyAll() {
            return OPEN;
        }
    }

    @ApplicationScoped
    @RequiresRole("boss")
    public static class ToolsOfTheBoss {

        @Tool
        String ofClass() {
            return OPEN;
        }

        @Tool
        @RequiresRole("support")
        Uni<String> replaced() {
            return Uni.createFrom().item(OPEN);
        }

        @Tool
        @PermitAll
        String opened() {
            return OPEN;
        }
    }

    @ApplicationScoped
    public static class Prompts {

        @Prompt
        @RequiresRole("support")
        String requiresRole(String place) {
            return OPEN;
        }

        @Prompt
        @RequiresRole({ "support", "boss" })
        Uni<String> anyRole(String place) {
            return Uni.createFrom().item(OPEN);
        }

        @Prompt
        @RequiresRole("support")
        @RequiresRole({ "sales", "boss" })
        String allRoles(String place) {
            return OPEN;
        }

        @Prompt
        @RolesAllowed("support")
        String rolesAllowed(String place) {
            return OPEN;
        }

        @Prompt
        @Authenticated
        String authenticated(String place) {
            return OPEN;
        }

        @Prompt
        @PermitAll
        String permitAll(String place) {
            return OPEN;
        }

        @Prompt
        @DenyAll
        String denyAll(String place) {
            return OPEN;
        }
    }

    @ApplicationScoped
    @RequiresRole("boss")
    public static class PromptsOfTheBoss {

        @Prompt
        String ofClass(String place) {
            return OPEN;
        }

        @Prompt
        @RequiresRole("support")
        Uni<String> replaced(String place) {
            return Uni.createFrom().item(OPEN);
        }

        @Prompt
        @PermitAll
        String opened(String place) {
            return OPEN;
        }
    }

    @ApplicationScoped
    public static class Resources {

        @Resource(uri = "hall://requiresRole")
        @RequiresRole("support")
        String requiresRole() {
            return OPEN;
        }

        @Resource(uri = "hall://anyRole")
        @RequiresRole({ "support", "boss" })
        Uni<String> anyRole() {
            return Uni.createFrom().item(OPEN);
        }

        @Resource(uri = "hall://allRoles")
        @RequiresRole("support")
        @RequiresRole({ "sales", "boss" })
        String allRoles() {
            return OPEN;
        }

        @Resource(uri = "hall://rolesAllowed")
        @RolesAllowed("support")
        String rolesAllowed() {
            return OPEN;
        }

        @Resource(uri = "hall://authenticated")
        @Authenticated
        String authenticated() {
            return OPEN;
        }

        @Resource(uri = "hall://permitAll")
        @PermitAll
        String permitAll() {
            return OPEN;
        }

        @Resource(uri = "hall://denyAll")
        @DenyAll
        String denyAll() {
            return OPEN;
        }
    }

    @ApplicationScoped
    @RequiresRole("boss")
    public static class ResourcesOfTheBoss {

        @Resource(uri = "hall://ofClass")
        String ofClass() {
            return OPEN;
        }

        @Resource(uri = "hall://replaced")
        @RequiresRole("support")
        Uni<String> replaced() {
            return Uni.createFrom().item(OPEN);
        }

        @Resource(uri = "hall://opened")
        @PermitAll
        String opened() {
            return OPEN;
        }
    }

    @ApplicationScoped
    public static class Templates {

        @ResourceTemplate(uriTemplate = "room://requiresRole/{place}")
        @RequiresRole("support")
        String requiresRole(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://anyRole/{place}")
        @RequiresRole({ "support", "boss" })
        Uni<String> anyRole(String place) {
            return Uni.createFrom().item(OPEN);
        }

        @ResourceTemplate(uriTemplate = "room://allRoles/{place}")
        @RequiresRole("support")
        @RequiresRole({ "sales", "boss" })
        String allRoles(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://rolesAllowed/{place}")
        @RolesAllowed("support")
        String rolesAllowed(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://authenticated/{place}")
        @Authenticated
        String authenticated(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://permitAll/{place}")
        @PermitAll
        String permitAll(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://denyAll/{place}")
        @DenyAll
        String denyAll(String place) {
            return OPEN;
        }
    }

    @ApplicationScoped
    @RequiresRole("boss")
    public static class TemplatesOfTheBoss {

        @ResourceTemplate(uriTemplate = "room://ofClass/{place}")
        String ofClass(String place) {
            return OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://replaced/{place}")
        @RequiresRole("support")
        Uni<String> replaced(String place) {
            return Uni.createFrom().item(OPEN);
        }

        @ResourceTemplate(uriTemplate = "room://opened/{place}")
        @PermitAll
        String opened(String place) {
            return OPEN;
        }
    }

    @ApplicationScoped
    public static class PromptCompletions {

        @CompletePrompt("requiresRole")
        List<String> requiresRole(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("anyRole")
        Uni<List<String>> anyRole(String place) {
            return Uni.createFrom().item(List.of(OPEN));
        }

        @CompletePrompt("allRoles")
        List<String> allRoles(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("rolesAllowed")
        List<String> rolesAllowed(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("authenticated")
        List<String> authenticated(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("permitAll")
        List<String> permitAll(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("denyAll")
        List<String> denyAll(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("ofClass")
        List<String> ofClass(String place) {
            return List.of(OPEN);
        }

        @CompletePrompt("replaced")
        Uni<List<String>> replaced(String place) {
            return Uni.createFrom().item(List.of(OPEN));
        }

        @CompletePrompt("opened")
        List<String> opened(String place) {
            return List.of(OPEN);
        }
    }

    @ApplicationScoped
    public static class TemplateCompletions {

        @CompleteResourceTemplate("requiresRole")
        List<String> requiresRole(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("anyRole")
        Uni<List<String>> anyRole(String place) {
            return Uni.createFrom().item(List.of(OPEN));
        }

        @CompleteResourceTemplate("allRoles")
        List<String> allRoles(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("rolesAllowed")
        List<String> rolesAllowed(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("authenticated")
        List<String> authenticated(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("permitAll")
        List<String> permitAll(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("denyAll")
        List<String> denyAll(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("ofClass")
        List<String> ofClass(String place) {
            return List.of(OPEN);
        }

        @CompleteResourceTemplate("replaced")
        Uni<List<String>> replaced(String place) {
            return Uni.createFrom().item(List.of(OPEN));
        }

        @CompleteResourceTemplate("opened")
        List<String> opened(String place) {
            return List.of(OPEN);
        }
    }
}
