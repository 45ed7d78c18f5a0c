package io.portcullis.boot;

import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.portcullis.canary.Canaries;
import io.portcullis.config.ResultsConfig;
import io.portcullis.config.ResultsConfig.Characters;

/** Looks at what may leave. No text repeats a secret. */
@Singleton
class ResultsCheck implements Check {

    private final ResultsConfig results;

    ResultsCheck(ResultsConfig results) {
        this.results = results;
    }

    @Override
    public void run(List<String> problems) {
        int number = 0;
        for (String secret : results.canaries().orElse(List.of())) {
            number++;
            if (secret.codePointCount(0, secret.length()) < Canaries.SHORTEST) {
                problems.add("portcullis.results.canaries: number " + number + " is shorter than " + Canaries.SHORTEST
                        + " characters, and would be found by chance; a comma within a secret needs the spelling"
                        + " portcullis.results.canaries[0]=...");
            }
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        if (results.characters() == Characters.ALLOW) {
            log.accept("portcullis.results.characters=allow: results may hold text that nobody sees and a model reads");
        }
    }
}
