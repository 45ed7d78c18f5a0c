package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Feature;
import io.portcullis.api.LogLevel;
import io.portcullis.fake.Tree;

/** G1-01, G1-02, G3-01, U-02, U-03, U-05, U-08, trap 9. */
class NotificationsTest {

    private static final String SUBSCRIPTION = "'_meta':{'io.modelcontextprotocol/subscriptionId':7}";
    private static final Optional<RequestId> SEVEN = Optional.of(new RequestId("7"));

    @ParameterizedTest // G1-02: the token comes back with its type
    @ValueSource(strings = { "1", "\"1\"", "-12345678901234567890", "\"\\u20ac\"" })
    void progress_namesItsToken(String token) {
        String written = text(Notifications.progress(token, 0.5, null, null));
        assertThat(written)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                        + token + ",\"progress\":0.5}}");
    }

    @Test
    void progress_hasATotalAndAMessageWhereTheyAreSaid() {
        assertThat(Tree.of(Notifications.progress("1", 2, 10.0, "two\n\ud83d")).get("params"))
                .isEqualTo(Tree.of("{'progressToken':1,'progress':2,'total':10,'message':'two\\n\ufffd'}"));
    }

    @ParameterizedTest
    @ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
    void numberThatJsonCannotHold_isRefused(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> Notifications.progress("1", number, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Notifications.progress("1", 1, number, null));
    }

    @ParameterizedTest // G3-03
    @EnumSource
    void log_namesItsLevel(LogLevel level) {
        assertThat(Tree.of(Notifications.log(level, "find", "{\"a\":[1]}")))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','method':'notifications/message','params':{'level':'"
                        + level.name().toLowerCase() + "','logger':'find','data':{'a':[1]}}}"));
    }

    @ParameterizedTest // U-05
    @CsvSource({ "TOOL,tools", "PROMPT,prompts", "RESOURCE,resources", "RESOURCE_TEMPLATE,resources" })
    void changedList_isNamed(Feature feature, String list) {
        String method = "'jsonrpc':'2.0','method':'notifications/" + list + "/list_changed'";
        assertThat(Tree.of(Notifications.listChanged(feature, SEVEN)))
                .isEqualTo(Tree.of("{" + method + ",'params':{" + SUBSCRIPTION + "}}"));
        assertThat(Tree.of(Notifications.listChanged(feature, Optional.empty()))) // U-11
                .isEqualTo(Tree.of("{" + method + ",'params':{}}"));
    }

    @Test
    void completions_haveNoListToChange() {
        assertThatIllegalArgumentException().isThrownBy(() -> Notifications.listChanged(Feature.COMPLETION, SEVEN));
    }

    @Test // U-05, U-11
    void changedResource_isNamed() {
        assertThat(Tree.of(Notifications.resourceUpdated("docs://a", SEVEN)).get("params"))
                .isEqualTo(Tree.of("{" + SUBSCRIPTION + ",'uri':'docs://a'}"));
        assertThat(Tree.of(Notifications.resourceUpdated("docs://a", Optional.empty())).get("params"))
                .isEqualTo(Tree.of("{'uri':'docs://a'}"));
    }

    @Test // U-02: what was not accepted is left out
    void acknowledgement_saysWhatIsCovered() {
        assertThat(Tree
                .of(Notifications.acknowledged(SEVEN.get(), List.of("toolsListChanged"), List.of("docs://a"), List.of("tk_1"))))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','method':'notifications/subscriptions/acknowledged','params':{"
                        + SUBSCRIPTION
                        + ",'notifications':{'toolsListChanged':true,'resourceSubscriptions':['docs://a'],'taskIds':['tk_1']}}}"));
        assertThat(
                Tree.of(Notifications.acknowledged(SEVEN.get(), List.of(), List.of(), List.of())).at("/params/notifications"))
                .isEqualTo(Tree.of("{}"));
    }

    @Test // U-08
    void end_isTheResultOfTheRequest() {
        assertThat(Tree.of(Notifications.ended(SEVEN.get()))).isEqualTo(
                Tree.of("{'jsonrpc':'2.0','id':7,'result':{'resultType':'complete'," + SUBSCRIPTION + "}}"));
    }

    @ParameterizedTest // U-03, trap 9: a number stays a number
    @ValueSource(strings = { "7", "\"7\"", "123456789012345678901234567890" })
    void subscription_isNamedByTheIdOfItsRequest(String id) {
        RequestId request = new RequestId(id);
        String named = "\"io.modelcontextprotocol/subscriptionId\":" + id + "}";
        assertThat(text(Notifications.acknowledged(request, List.of(), List.of(), List.of()))).contains(named);
        assertThat(text(Notifications.listChanged(Feature.TOOL, Optional.of(request)))).contains(named);
        assertThat(text(Notifications.resourceUpdated("u:1", Optional.of(request)))).contains(named);
        assertThat(text(Notifications.ended(request))).contains(named, "\"id\":" + id + ",");
    }

    @Test // HM-13: each fits one line of an event stream
    void notifications_areOneLine() {
        assertThat(text(Notifications.progress("1", 1, null, "a\r\nb"))).doesNotContain("\n", "\r");
        assertThat(text(Notifications.log(LogLevel.INFO, "a\nb", "\"x\""))).doesNotContain("\n", "\r");
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
