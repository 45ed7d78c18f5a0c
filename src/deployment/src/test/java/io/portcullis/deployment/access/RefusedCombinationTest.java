package io.portcullis.deployment.access;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Feature;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidates;
import io.portcullis.deployment.rule.AccessScan;
import io.portcullis.deployment.rule.WrittenRules;

/** Of every combination of rules, exactly those with one meaning build. */
class RefusedCombinationTest {

    @Test
    void whatHasNoOneMeaning_doesNotBuild() {
        assertSoftly(all -> Combination.all().forEach(each -> {
            Problems problems = new Problems();
            IndexView index = index(each);
            new AccessScan(new WrittenRules(index), problems, Optional.empty())
                    .ruleOf(new Candidates(index).of(Feature.TOOL).get(0));
            all.assertThat(problems.count() == 0).as(each.tool()).isEqualTo(each.builds());
        }));
    }

    private static IndexView index(Combination combination) {
        try {
            Indexer indexer = new Indexer();
            indexer.indexClass(Combination.Ops.class);
            indexer.index(new ByteArrayInputStream(combination.compiled()));
            return indexer.complete();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
