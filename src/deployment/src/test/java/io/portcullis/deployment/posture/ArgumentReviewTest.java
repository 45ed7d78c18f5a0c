package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;

class ArgumentReviewTest {

    enum Size3 {
        S,
        M,
        L
    }

    record Details(@Size(max = 10) String bounded, String free) {
    }

    @RequiresRole("admin")
    static class Texts {

        @Tool
        String unbounded(String text, @NotBlank String notBlank, @Email String mail,
                @Pattern(regexp = "^[a-z]+$") String letters) {
            return "";
        }

        @Tool(readOnly = true, openWorld = false)
        String quiet(String text) {
            return "";
        }

        @Tool
        String bounded(@Size(max = 10) String text, @Pattern(regexp = "^[A-Z]{2}[0-9+*]{1,4}$") String code, Size3 size,
                UUID id,
                LocalDate day, int number, boolean flag) {
            return "";
        }

        @Tool
        String nested(@Valid Details details) {
            return "";
        }

        @Prompt
        String prompt(String free, @Size(max = 5) String bounded) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "docs://{number}")
        String template(long number) {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Arrays {

        @Tool
        String unbounded(List<Integer> numbers) {
            return "";
        }

        @Tool
        String bounded(@Size(max = 5) List<Integer> numbers) {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Objects {

        @Tool
        String open(Map<String, Integer> counts) {
            return "";
        }

        @Tool
        String closed(@Valid Details details) {
            return "";
        }

        @Tool(inputSchema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}")
        String own(int n) {
            return "";
        }

        @Tool(inputSchema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"additionalProperties\":false}")
        String ownAndClosed(int n) {
            return "";
        }
    }

    @Test
    void unboundedTexts_areFoundOneByOne() {
        assertThat(Reviewed.of(Concern.PF005, Texts.class)).extracting(finding -> finding.subject() + " "
                + finding.sentence().replaceAll("[^\"]*\"([^\"]*)\".*", "$1")).containsExactlyInAnyOrder("tool:unbounded text",
                        "tool:unbounded notBlank", "tool:unbounded mail", "tool:unbounded letters", "tool:quiet text",
                        "tool:nested details.free", "prompt:prompt free");
    }

    @Test
    void theyAreMedium_whereTheToolReachesFar() {
        assertThat(Reviewed.of(Concern.PF005, Texts.class)).filteredOn(finding -> finding.severity() == Severity.LOW)
                .extracting(Finding::subject).containsExactlyInAnyOrder("tool:quiet", "prompt:prompt");
    }

    @Test
    void unboundedArrays_areFound() {
        assertThat(Reviewed.methods(Concern.PF006, Arrays.class)).containsExactly("unbounded");
    }

    @RequiresRole("admin")
    static class Secrets {

        record Login(String user, String userPassword, @Sensitive String apiKey) {
        }

        @Tool
        String named(String pin, String spin, Login login, List<String> secrets, int cardNumbering) {
            return "";
        }

        @Tool
        String marked(@Sensitive String pin, @Sensitive Login login) {
            return "";
        }

        @Prompt
        String prompt(String password, @Sensitive String token) {
            return "";
        }
    }

    @Test
    void secretsThatAreNotMarked_areFound() {
        assertThat(Reviewed.of(Concern.PF022, Secrets.class)).extracting(finding -> finding.subject() + " "
                + finding.sentence().replaceAll("[^\"]*\"([^\"]*)\".*", "$1")).containsExactlyInAnyOrder("tool:named pin",
                        "tool:named login.userPassword", "tool:named secrets", "prompt:prompt password");
    }

    @Test
    void openObjects_areFound() {
        assertThat(Reviewed.methods(Concern.PF007, Objects.class)).containsExactlyInAnyOrder("open", "own");
    }
}
