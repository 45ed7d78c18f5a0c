package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;

import jakarta.annotation.security.DenyAll;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.surface.BuildSettings;
import io.portcullis.deployment.surface.Surface;

/** Limits, hints, templates, names and settings. */
class EntryReviewTest {

    private static final String LONG = "Says it again. Says it again. Says it again. Says it again. Says it again. Says it again. ";
    private static final String VERY_LONG = LONG + LONG + LONG + LONG + LONG + LONG + LONG + LONG + LONG + LONG + LONG + LONG;

    @RequiresRole("admin")
    static class Limits {

        @Tool
        String unlimited() {
            return "";
        }

        @Tool(readOnly = true)
        String unlimitedReading() {
            return "";
        }

        @Tool
        @RateLimited(permits = 1, per = "1m")
        String limited() {
            return "";
        }

        @Tool
        @DenyAll
        String closed() {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Hinted {

        @Tool(name = "ticket_delete", readOnly = true)
        String readOnlyDelete() {
            return "";
        }

        @Tool(name = "sendMail", readOnly = true)
        String readOnlySend() {
            return "";
        }

        @Tool(name = "list_updates", readOnly = true)
        String list() {
            return "";
        }

        @Tool(name = "get_create_date", readOnly = true)
        String date() {
            return "";
        }

        @Tool(name = "created_tickets", readOnly = true)
        String created() {
            return "";
        }

        @Tool(name = "removeTicket", destructive = false)
        String harmlessRemove() {
            return "";
        }

        @Tool(name = "ticket_update", destructive = false)
        String harmlessUpdate() {
            return "";
        }

        @Tool(name = "purge")
        String honest() {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Described {

        @Tool
        String silent() {
            return "";
        }

        @Tool(description = "Finds a ticket")
        String brief() {
            return "";
        }

        @Tool(description = VERY_LONG)
        String talkative() {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Templates {

        @ResourceTemplate(uriTemplate = "files://{path}", allowTraversal = true)
        String wandering(String path) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "docs://{name}")
        String staying(String name) {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Alike {

        @Tool(name = "get_ticket")
        String one() {
            return "";
        }

        @Tool(name = "getTicket")
        String two() {
            return "";
        }

        @Tool(name = "pay_bill1")
        String three() {
            return "";
        }

        @Tool(name = "pay_billl")
        String four() {
            return "";
        }

        @Tool(name = "tail")
        String five() {
            return "";
        }

        @Tool(name = "tall")
        String six() {
            return "";
        }
    }

    @Test
    void withoutLimit_isMediumWhereSomethingMayBeDestroyed() {
        assertThat(Reviewed.of(Concern.PF004, Limits.class)).extracting(Finding::subject, Finding::severity).containsExactly(
                tuple("tool:unlimited", Severity.MEDIUM), tuple("tool:unlimitedReading", Severity.LOW));
    }

    @Test
    void aReadOnlyHintOnAChangingName_isHigh() {
        assertThat(Reviewed.of(Concern.PF008, Hinted.class)).extracting(Finding::subject, Finding::severity).containsExactly(
                tuple("tool:sendMail", Severity.HIGH), tuple("tool:ticket_delete", Severity.HIGH));
    }

    @Test
    void aHarmlessHintOnADeletingName_isFound() {
        assertThat(Reviewed.methods(Concern.PF009, Hinted.class)).containsExactly("harmlessRemove");
    }

    @Test
    void descriptions_areNeitherMissingNorVeryLong() {
        assertThat(Reviewed.methods(Concern.PF014, Described.class)).containsExactly("silent");
        assertThat(Reviewed.methods(Concern.PF015, Described.class)).containsExactly("talkative");
    }

    @Test
    void aTemplateThatAllowsTraversal_isFound() {
        assertThat(Reviewed.methods(Concern.PF016, Templates.class)).containsExactly("wandering");
    }

    @Test
    void namesThatCanBeConfused_areFound() {
        assertThat(Reviewed.of(Concern.PF013, Alike.class)).extracting(Finding::subject).containsExactlyInAnyOrder(
                "tool:get_ticket", "tool:pay_billl");
    }

    @Test
    void settingsThatLoosen_areFound() {
        List<Finding> found = Review.of(new Surface("shop", "1", List.of(),
                new BuildSettings("authenticated", List.of("portcullis.identity.allow-anonymous"))), true);
        assertThat(found).extracting(Finding::concern, Finding::severity).containsExactly(tuple(Concern.PF018, Severity.MEDIUM),
                tuple(Concern.PF019, Severity.MEDIUM));
        assertThat(Review.of(new Surface("shop", "1", List.of(), new BuildSettings("deny-all", List.of())), true))
                .extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(Review.of(new Surface("shop", "1", List.of(), new BuildSettings("", List.of())), true)).isEmpty();
    }

    @Test
    void aMissingLock_isFoundWhereThereAreEntries() {
        Surface surface = Reviewed.surface(Limits.class);
        assertThat(Review.of(surface, false)).extracting(Finding::concern).contains(Concern.PF021);
        assertThat(Review.of(surface, true)).extracting(Finding::concern).doesNotContain(Concern.PF021);
    }

    @Test
    void theMostSevere_comesFirst() {
        assertThat(Reviewed.all(Hinted.class, Limits.class)).extracting(Finding::severity).isSorted();
    }
}
