package io.portcullis.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Answers;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.Question;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;

/** Asks what a method declares to be asked, all at once and before it runs. */
final class DeclaredQuestions {

    private final ObjectMapper json;

    DeclaredQuestions(ObjectMapper json) {
        this.json = json;
    }

    /** The person said no, and the method does not want to know. */
    static final class Declined extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Declined() {
            super("The user declined.", null, false, false);
        }
    }

    /** Puts the answers in their places; ends the run when there are none yet. */
    void resolve(Entry entry, BoundArguments bound, Dialog dialog) {
        List<Parameter> parameters = entry.invocation().parameters();
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.source() == Source.ANSWER) {
                questions.put(parameter.name(), filled(parameter.question(), parameters, bound));
            }
        }
        if (questions.isEmpty()) {
            return;
        }
        Answers answers = dialog.ask(questions);
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).source() == Source.ANSWER) {
                bound.values()[i] = value(parameters.get(i), answers.form(parameters.get(i).name()));
            }
        }
    }

    private Object value(Parameter parameter, FormAnswer answer) {
        if (!answer.isAccepted()) {
            if (parameter.optional()) {
                return Optional.empty();
            }
            throw new Declined();
        }
        Object value = json.convertValue(answer.values(), json.getTypeFactory().constructFromCanonical(parameter.type()));
        return parameter.optional() ? Optional.of(value) : value;
    }

    /** The form with the values of arguments in its message. */
    private static Form filled(Form form, List<Parameter> parameters, BoundArguments bound) {
        return new Form(QuestionText.filled(form.message(), parameters, bound), form.fields());
    }
}
