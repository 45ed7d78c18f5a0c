package io.portcullis.testing.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

class SampleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {
            "{}",
            "{'properties':{'a':{'type':'string'}},'required':['a']}",
            "{'properties':{'a':{'type':'string','minLength':30}},'required':['a']}",
            "{'properties':{'a':{'type':'string','maxLength':1}},'required':['a']}",
            "{'properties':{'a':{'type':'string','pattern':'^[a-z]{2}$'}},'required':['a']}",
            "{'properties':{'a':{'type':'string','enum':['X','Y']}},'required':['a']}",
            "{'properties':{'a':{'const':7}},'required':['a']}",
            "{'properties':{'a':{'type':'integer','minimum':5,'maximum':9}},'required':['a']}",
            "{'properties':{'a':{'type':'integer','exclusiveMinimum':0}},'required':['a']}",
            "{'properties':{'a':{'type':'number','exclusiveMaximum':-4}},'required':['a']}",
            "{'properties':{'a':{'type':['string','null']},'b':{'type':'boolean'}},'required':['a','b']}",
            "{'properties':{'a':{'type':'array','minItems':2,'items':{'type':'integer'}}},'required':['a']}",
            "{'properties':{'a':{'$ref':'#/$defs/A'}},'required':['a'],'$defs':{'A':{'type':'object',"
                    + "'properties':{'b':{'type':'string'}},'required':['b']}}}",
            "{'properties':{'a':{'anyOf':[{'type':'integer'},{'type':'null'}]}},'required':['a']}" })
    void sample_keepsItsSchema(String text) throws JsonProcessingException {
        String schema = "{\"type\":\"object\"," + text.replace('\'', '"').substring(1).replaceFirst("^}$", "\"title\":\"\"}");
        String sample = Sample.of(JSON.readTree(schema)).toString();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema, InputFormat.JSON)
                .validate(sample, InputFormat.JSON)).as(sample).isEmpty();
    }

    @Test
    void schemaThatContainsItself_hasAnEnd() throws JsonProcessingException {
        String schema = "{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}}}";
        assertThat(Sample.of(JSON.readTree(schema)).toString()).hasSizeLessThan(200);
    }
}
