package io.portcullis.deployment.client;

import java.util.List;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.Tool;

/** A library with entries of every kind. Of every kind, one is not for readers. */
@RequiresRole("reader")
public class Library {

    /** What a form asks. */
    static final String QUESTION = "For how many days?";

    /** What a client hears that cannot be asked. */
    static final String CANNOT_BE_ASKED = "This client cannot be asked what this needs to know.";

    private static final List<String> TITLES = List.of("Emma", "Emil", "Ulysses");
    private static final long PAUSE_MILLIS = 20;

    public record Book(String title, int year) {
    }

    @Tool(description = "Finds a book", readOnly = true)
    Book find(String title) {
        return new Book(title, 1815);
    }

    @Tool(description = "Counts the books, room by room")
    String count(Progress progress) throws InterruptedException {
        for (int room = 1; room <= 3; room++) {
            progress.send(room, 3.0, "room " + room);
            Thread.sleep(PAUSE_MILLIS); // progress that follows too fast is dropped
        }
        return "300 books";
    }

    @Tool(description = "Lends a book")
    String lend(String title, Elicitation elicitation) {
        FormAnswer answer = elicitation.ask("days", Form.of(QUESTION, Field.integer("days").withRange(1, 30).required()));
        return answer.isAccepted() ? title + " for " + answer.number("days") + " days" : title + " stays: " + answer.action();
    }

    @Tool(description = "Recommends a book")
    String recommend(Sampling sampling) {
        return "Read " + sampling.ask("taste", SamplingRequest.of("Name a book", 20)).text();
    }

    @Tool(description = "Tells where the reader works")
    String desk(Roots roots) {
        return "At " + roots.list().get(0).name();
    }

    @Tool(description = "Burns a book")
    @RequiresRole("admin")
    String burn(String title) {
        return title + " is gone";
    }

    @Prompt(description = "Asks for a review")
    String review(String title) {
        return "Review " + title;
    }

    @CompletePrompt("review")
    List<String> completeReview(String title) {
        return startingWith(title);
    }

    @Prompt(description = "Asks for the state of the library")
    @RequiresRole("admin")
    String audit() {
        return "Audit the library";
    }

    @Resource(uri = "library://rules", description = "The rules of the house")
    String rules() {
        return "Silence, please";
    }

    @Resource(uri = "library://cellar")
    @RequiresRole("admin")
    String cellar() {
        return "Banned books";
    }

    @ResourceTemplate(uriTemplate = "library://books/{title}", name = "book", description = "A book")
    Book book(String title) {
        return new Book(title, 1815);
    }

    @CompleteResourceTemplate("book")
    List<String> completeBook(String title) {
        return startingWith(title);
    }

    @ResourceTemplate(uriTemplate = "library://loans/{reader}", name = "loans")
    @RequiresRole("admin")
    String loans(String reader) {
        return "Everything " + reader + " ever read";
    }

    private static List<String> startingWith(String text) {
        return TITLES.stream().filter(title -> title.startsWith(text)).toList();
    }
}
