package io.portcullis.attack.bank;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceNotFound;
import io.portcullis.api.ResourceTemplate;

/** Prompts, resources and templates, for clerks and for managers. */
@RequiresRole("clerk")
@RateLimited(permits = 1_000_000, per = "1m")
public class Papers {

    private static final List<String> FORMS = List.of("account", "address", "amount", "loan");

    private final Runs runs;

    @Inject
    Papers(Runs runs) {
        this.runs = runs;
    }

    @Prompt(description = "A letter")
    String letter(@PromptArg(description = "To whom") String name, @PromptArg(required = false) String tone) {
        runs.count("letter");
        return "Write to " + name;
    }

    @Prompt(description = "A dismissal, for managers")
    @RequiresRole("manager")
    String dismissal(String name) {
        runs.count("dismissal");
        return "Dismiss " + name;
    }

    @CompletePrompt("letter")
    List<String> completeLetter(String name) {
        return starting(name).toList();
    }

    @Resource(uri = "bank://rates", description = "The rates", mimeType = "text/plain")
    String rates() {
        runs.count("rates");
        return "1 %";
    }

    @Resource(uri = "bank://ledger", description = "The ledger, for managers", mimeType = "text/plain")
    @RequiresRole("manager")
    String ledger() {
        runs.count("ledger");
        return "gold";
    }

    @ResourceTemplate(uriTemplate = "bank://forms/{form}", name = "form", description = "A form")
    String form(String form) {
        runs.count("form");
        return FORMS.stream().filter(form::equals).findFirst().orElseThrow(ResourceNotFound::new);
    }

    @ResourceTemplate(uriTemplate = "bank://staff/{+person}", name = "staff", description = "A file, for managers")
    @RequiresRole("manager")
    String staff(String person) {
        runs.count("staff");
        return "the file of " + person;
    }

    @ResourceTemplate(uriTemplate = "bank://archive/{year}/{month}{?page,size}", name = "archive", description = "Old papers")
    String archive(String year, String month, Optional<String> page, Optional<String> size) {
        runs.count("archive");
        return year + "-" + month + " " + page.orElse("1") + " " + size.orElse("9");
    }

    @CompleteResourceTemplate("form")
    List<String> completeForm(String form) {
        return starting(form).toList();
    }

    private static Stream<String> starting(String start) {
        return FORMS.stream().filter(name -> name.startsWith(start));
    }
}
