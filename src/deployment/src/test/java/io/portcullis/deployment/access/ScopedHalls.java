package io.portcullis.deployment.access;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.smallrye.mutiny.Uni;

/** Halls for which a credential needs a scope, of each kind; each answers with {@link Halls#OPEN}. */
final class ScopedHalls {

    private ScopedHalls() {
    }

    @ApplicationScoped
    @RequiresScope("halls:paint")
    public static class Tools {

        @Tool
        @RequiresRole("support")
        @RequiresScope("halls:enter")
        String scoped() {
            return Halls.OPEN;
        }

        @Tool
        @RequiresScope("halls:enter")
        Uni<String> scopeAlone() {
            return Uni.createFrom().item(Halls.OPEN);
        }

        @Tool
        @RequiresRole("support")
        String scopeOfClass() {
            return Halls.OPEN;
        }
    }

    @ApplicationScoped
    @RequiresScope("halls:paint")
    public static class Prompts {

        @Prompt
        @RequiresRole("support")
        @RequiresScope("halls:enter")
        String scoped(String place) {
            return Halls.OPEN;
        }

        @Prompt
        @RequiresScope("halls:enter")
        Uni<String> scopeAlone(String place) {
            return Uni.createFrom().item(Halls.OPEN);
        }

        @Prompt
        @RequiresRole("support")
        String scopeOfClass(String place) {
            return Halls.OPEN;
        }
    }

    @ApplicationScoped
    @RequiresScope("halls:paint")
    public static class Resources {

        @Resource(uri = "hall://scoped")
        @RequiresRole("support")
        @RequiresScope("halls:enter")
        String scoped() {
            return Halls.OPEN;
        }

        @Resource(uri = "hall://scopeAlone")
        @RequiresScope("halls:enter")
        Uni<String> scopeAlone() {
            return Uni.createFrom().item(Halls.OPEN);
        }

        @Resource(uri = "hall://scopeOfClass")
        @RequiresRole("support")
        String scopeOfClass() {
            return Halls.OPEN;
        }
    }

    @ApplicationScoped
    @RequiresScope("halls:paint")
    public static class Templates {

        @ResourceTemplate(uriTemplate = "room://scoped/{place}")
        @RequiresRole("support")
        @RequiresScope("halls:enter")
        String scoped(String place) {
            return Halls.OPEN;
        }

        @ResourceTemplate(uriTemplate = "room://scopeAlone/{place}")
        @RequiresScope("halls:enter")
        Uni<String> scopeAlone(String place) {
            return Uni.createFrom().item(Halls.OPEN);
        }

        @ResourceTemplate(uriTemplate = "room://scopeOfClass/{place}")
        @RequiresRole("support")
        String scopeOfClass(String place) {
            return Halls.OPEN;
        }
    }

    @ApplicationScoped
    public static class PromptCompletions {

        @CompletePrompt("scoped")
        List<String> scoped(String place) {
            return List.of(Halls.OPEN);
        }

        @CompletePrompt("scopeAlone")
        Uni<List<String>> scopeAlone(String place) {
            return Uni.createFrom().item(List.of(Halls.OPEN));
        }

        @CompletePrompt("scopeOfClass")
        List<String> scopeOfClass(String place) {
            return List.of(Halls.OPEN);
        }
    }

    @ApplicationScoped
    public static class TemplateCompletions {

        @CompleteResourceTemplate("scoped")
        List<String> scoped(String place) {
            return List.of(Halls.OPEN);
        }

        @CompleteResourceTemplate("scopeAlone")
        Uni<List<String>> scopeAlone(String place) {
            return Uni.createFrom().item(List.of(Halls.OPEN));
        }

        @CompleteResourceTemplate("scopeOfClass")
        List<String> scopeOfClass(String place) {
            return List.of(Halls.OPEN);
        }
    }
}
