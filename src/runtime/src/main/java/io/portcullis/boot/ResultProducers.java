package io.portcullis.boot;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.portcullis.canary.Canaries;
import io.portcullis.config.ResultsConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.engine.ResultGuard;
import io.portcullis.engine.ResultGuard.Characters;
import io.portcullis.engine.ResultGuard.Rules;

/** Makes the part that looks at what leaves. */
@Singleton
public class ResultProducers {

    @Produces
    @Singleton
    ResultGuard guard(ResultsConfig results, TransportConfig transport, StreamingConfig streaming) {
        return new ResultGuard(new Rules(Characters.valueOf(results.characters().name()),
                transport.maxResultSize().asLongValue(), new Canaries(results.canaries().orElse(List.of())),
                streaming.progressInterval()));
    }
}
