package org.acme.guide.page;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

class JsonBlocksTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void json_isJson() throws IOException {
        for (Block block : Pages.blocks("json")) {
            assertThatCode(() -> JSON.readTree(block.text())).as(block.toString()).doesNotThrowAnyException();
        }
    }
}
