package io.portcullis.deployment.scan;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Types;
import io.portcullis.deployment.signature.ResultScan;

/** What resources and templates answer, and which type it has. */
final class ContentScan {

    private static final Collection<DotName> WHOLE = Set.of(Names.RESOURCE_RESPONSE, Names.RESOURCE_CONTENTS);
    private static final String[] WAYS = { "return a String or byte[]", "return a record, which becomes JSON",
            "return ResourceContents or ResourceResponse" };

    private final Problems problems;
    private final ResultScan results;
    private final Schemas schemas;

    ContentScan(Problems problems) {
        this.problems = problems;
        this.results = new ResultScan(problems);
        this.schemas = new Schemas(problems);
    }

    /** Refuses what is neither text, bytes, JSON nor content. */
    void check(Candidate entry) {
        Type type = Types.settled(entry.method().returnType());
        if (!results.hasOneType(entry, type, WAYS) || !byDefault(type).equals("application/json")) {
            return;
        }
        if (ResultScan.isScalar(type) || Types.mentions(type, Names.RESULTS)) {
            problems.add(Code.PC009, entry.place(), "A " + entry.noun() + " cannot return " + type + ".", WAYS);
        } else {
            schemas.output(entry, WAYS);
        }
    }

    /** The type that is written, else the one that what is returned has. */
    String mimeType(Candidate entry) {
        String written = entry.text("mimeType");
        return written.isEmpty() ? byDefault(Types.settled(entry.method().returnType())) : written;
    }

    private static String byDefault(Type type) {
        if (Types.isText(type)) {
            return "text/plain";
        } else if (type.kind() == Type.Kind.ARRAY && type.name().toString().equals("[B")) {
            return "application/octet-stream";
        }
        boolean content = WHOLE.contains(type.name()) || Types.isCollectionOf(type, List.of(Names.RESOURCE_CONTENTS));
        return content ? "" : "application/json";
    }
}
