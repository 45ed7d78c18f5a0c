package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.protocol.Descriptor;

/** What is particular to one kind of entry. What is wrong is a problem when a method returns. */
interface FeatureScan {

    /** The kind. */
    Feature feature();

    /** Checks what names the entry. */
    void checkId(Candidate entry);

    /** The parameter that takes a value of the client. */
    Parameter argument(Candidate entry, MethodParameterInfo parameter);

    /** Checks the parameters together. */
    void checkArguments(Candidate entry, List<Parameter> parameters);

    /** What the method returns, once it is there. */
    Result resultOf(Candidate entry);

    /** What clients are told. Asked only of an entry with which nothing is wrong so far. */
    Descriptor describe(Candidate entry, List<Parameter> parameters);
}
