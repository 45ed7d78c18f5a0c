package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.event.Administered;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.Spoken;

/** What is kept from one record to the next changes no byte of it. */
class PartTest {

    private static final long NOW = 1_795_410_000_000L;
    private static final String TRAIL = "0123456789abcdef";

    /** As every text of a record, so that none is taken for the other. */
    private static final List<String> TEXTS = List.of("a", "b", "192.0.2.1", "2001:db8::1", "a:\"b\",{}", "\u00e9\u2028",
            "\ud800", "\ud83d\ude00", "x".repeat(Members.MAX_TEXT + 1), "x".repeat(Members.MAX_TEXT) + "y",
            "1.".repeat(Members.MAX_TEXT), "1.".repeat(Members.MAX_TEXT) + "y");

    private final Random random = new Random(7);

    @Test
    void recordsAreThoseThatAreWrittenWithNothingKept() throws IOException {
        Sheet sheet = new Sheet();
        Format format = new Format("tests");
        for (int i = 0; i < 5_000; i++) {
            Draft draft = draft();
            sheet.clear();
            assertThat(record(format, draft, i, sheet)).isEqualTo(record(new Format("tests"), draft, i, new Sheet()));
        }
    }

    @Test
    void whatIsKept_isWrittenOnlyForTheSame() throws IOException {
        Sheet sheet = new Sheet();
        Part<String, String> part = new Part<>((out, one, other) -> {
            out.word(Field.NAME, one);
            out.word(Field.VERSION, other);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(record(sheet, part, "Aa", "b")).isEqualTo("{\"name\":\"Aa\",\"version\":\"b\"}");
        }
        assertThat(record(sheet, part, "BB", "b")).isEqualTo("{\"name\":\"BB\",\"version\":\"b\"}"); // the same hash
        assertThat(record(sheet, part, "Aa", "b")).isEqualTo("{\"name\":\"Aa\",\"version\":\"b\"}");
    }

    @Test
    void whatComesAgain_isMadeTwice_andWhatIsLongEachTime() throws IOException {
        Sheet sheet = new Sheet();
        List<String> made = new ArrayList<>();
        Part<String, String> part = new Part<>((out, one, other) -> {
            made.add(one);
            out.word(Field.NAME, one);
        });
        String longest = "x".repeat(Members.MAX_TEXT);
        for (int i = 0; i < 5; i++) {
            record(sheet, part, "often", "");
            assertThat(record(sheet, part, longest, "")).isEqualTo("{\"name\":\"" + longest + "\"}");
        }
        assertThat(made).filteredOn("often"::equals).hasSize(2);
        assertThat(made).filteredOn(longest::equals).hasSize(5);
    }

    @Test // a record that fails leaves nothing behind, in the sheet and in what is kept
    void partThatFails_isNotKept() throws IOException {
        Sheet sheet = new Sheet();
        List<Integer> tries = new ArrayList<>();
        Part<String, String> part = new Part<>((out, one, other) -> {
            out.word(Field.NAME, one);
            tries.add(tries.size());
            if (tries.size() == 2) {
                throw new IOException("in the middle");
            }
        });
        record(sheet, part, "a", "");
        assertThatThrownBy(() -> record(sheet, part, "a", "")).hasMessage("in the middle");
        sheet.leaveOut(0);
        for (int i = 0; i < 3; i++) {
            assertThat(record(sheet, part, "a", "")).isEqualTo("{\"name\":\"a\"}");
        }
    }

    private static String record(Sheet sheet, Part<String, String> part, String one, String other) throws IOException {
        sheet.clear();
        sheet.begin();
        part.write(sheet, one, other);
        sheet.end();
        return sheet.text(0, sheet.length());
    }

    private static String record(Format format, Draft draft, long sequence, Sheet sheet) throws IOException {
        format.write(draft, TRAIL, sequence, sheet);
        return new String(sheet.bytes(), 0, sheet.length(), StandardCharsets.ISO_8859_1);
    }

    private Draft draft() {
        Outcome outcome = any(List.of(Outcome.values()));
        Optional<String> reason = Optional.of("denied_role").filter(it -> random.nextBoolean());
        Given given = Given.of(any(List.of(List.of(), List.of("number"), TEXTS)));
        Arguments arguments = Arguments.withNames().apply(given);
        return switch (random.nextInt(8)) {
            case 0 -> Records.intent(NOW, new CallBegins(origin(), caller(), entry(), given), arguments);
            case 1 -> Records.message(NOW, new MessageEnded(origin(), caller(), outcome, reason, 5));
            case 2 -> Records.credential(NOW, new CredentialRefused(any(TEXTS), "bearer", "credential_expired", "00ff"));
            case 3 -> Records.administered(NOW,
                    new Administered("00ff", any(TEXTS), caller(), "policy", any(TEXTS), reason));
            case 4 -> Notes.checkpoint(NOW);
            default -> Records.call(NOW, new CallEnded(origin(), caller(), entry(), given, outcome, reason, 1_234_567),
                    arguments);
        };
    }

    private Origin origin() {
        return new Origin(any(List.of(Door.values())), any(TEXTS), any(TEXTS), any(TEXTS),
                random.nextBoolean() ? Spoken.NOTHING : new Spoken(any(TEXTS), true, any(TEXTS), "", ""));
    }

    private Caller caller() {
        return new Caller(any(TEXTS), random.nextBoolean() ? "" : any(TEXTS), any(List.of(Authentication.values())), Set.of(),
                Set.of(), Optional.empty());
    }

    private EntryName entry() {
        return new EntryName(any(List.of(Feature.values())), any(TEXTS), random.nextBoolean(), any(List.of(Effect.values())));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
