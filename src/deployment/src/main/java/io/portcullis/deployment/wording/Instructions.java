package io.portcullis.deployment.wording;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences that speak to the model instead of about the entry: how a poisoned description works. */
public final class Instructions {

    private static final List<Pattern> ORDERS = patterns(
            "\\b(?:ignore|disregard|forget|override)\\s+(?:all\\s+|any\\s+|of\\s+)*(?:the\\s+|your\\s+|these\\s+)*"
                    + "(?:previous|prior|above|earlier|preceding|other|system)\\s+(?:instruction|prompt|message|rule|direction|"
                    + "command|guideline)s?",
            "\\b(?:do not|don't|never)\\s+(?:tell|inform|mention|notify|reveal|show|alert|warn|ask)\\b[^.]{0,40}\\b(?:user|human|"
                    + "person|anyone|anybody)\\b",
            "\\bwithout\\s+(?:telling|informing|notifying|asking|alerting)\\b[^.]{0,20}\\b(?:user|human|person)\\b",
            "<\\s*/?\\s*(?:system|important|instructions?|secret|assistant|hidden)\\s*>", "<\\|[a-z_]+\\|>", "\\[/?INST\\]",
            "\\byou\\s+are\\s+now\\s+(?:a|an|in|the)\\b", "\\b(?:new|real|actual|hidden)\\s+system\\s+prompt\\b",
            "(?:~/|\\.)(?:ssh|aws|kube|gnupg)/", "\\bid_(?:rsa|ed25519)\\b", "\\b(?:mcp|claude_desktop_config)\\.json\\b",
            "/etc/(?:passwd|shadow)\\b");

    private static final List<Pattern> REQUESTS = patterns(
            "\\byou\\s+(?:must|should|have to|need to)\\s+(?:always|never|first|also|not|call|use|read|send|include|invoke|"
                    + "execute|run|ignore|pass|tell|ask)\\b",
            "\\bbefore\\s+(?:using|calling|invoking|running)\\s+(?:this|any|other|another|the)\\b",
            "\\b(?:always|first)\\s+(?:call|invoke|use|run|execute|read)\\s+(?:this|the|any|all|other)\\b",
            "\\b(?:instead of|rather than)\\s+(?:using|calling)?\\s*(?:the\\s+|any\\s+)?other\\s+tools?\\b",
            "\\bread\\s+(?:the\\s+)?(?:contents?\\s+of\\s+)?(?:other|all|local|any|every)\\s+(?:files?|tools?)\\b",
            "\\b(?:include|pass|provide|send|put|give|append|add)\\b[^.]{0,40}\\b(?:password|passphrase|private key|"
                    + "api[ -]?key|secret|credentials?|access token|conversation|chat history|system prompt)s?\\b",
            "\\b(?:send|post|upload|forward)\\b[^.]{0,60}\\bhttps?://");

    private Instructions() {
    }

    /** What orders the model around, as it is written; empty if nothing does. */
    public static Optional<String> order(String text) {
        return first(ORDERS, text);
    }

    /** What asks the model for something that is not its argument, as it is written; empty if nothing does. */
    public static Optional<String> request(String text) {
        return first(REQUESTS, text);
    }

    private static Optional<String> first(List<Pattern> patterns, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Mn}]", "")
                .replace('\u2019', '\'')
                .replaceAll("\\s+", " ");
        return patterns.stream().map(pattern -> pattern.matcher(plain)).filter(Matcher::find).map(Matcher::group).findFirst();
    }

    private static List<Pattern> patterns(String... expressions) {
        return List.of(expressions).stream()
                .map(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)).toList();
    }
}
