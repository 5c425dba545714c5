package dev.attune.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.contract.Contracts;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterSchemaCheckTest {

    private static final Schema OURS = schema(
            "Event",
            "{'name':'id','type':'string'}," + "{'name':'at','type':"
                    + "{'type':'long','logicalType':'timestamp-millis'}},"
                    + "{'name':'amount','default':null,'type':['null',"
                    + "{'type':'bytes','logicalType':'decimal','precision':18,'scale':4}]}");

    @ParameterizedTest
    @ValueSource(strings = {"click", "purchase", "support"})
    void everyReleasedVersionPasses(String record) throws Rejection {
        for (Schema released : Contracts.released(record)) {
            WriterSchemaCheck.check(released, Contracts.current(record));
        }
    }

    @Test
    void aNewerVersionWithMoreFieldsPasses() throws Rejection {
        WriterSchemaCheck.check(theirs("{'name':'more','type':{'type':'array','items':'string'}}"), OURS);
    }

    @Test
    void recursionIsRefused() {
        assertThat(refusal(theirs("{'name':'next','type':['null','test.Event'],'default':null}")))
                .isEqualTo(RejectionReason.RECURSIVE_SCHEMA);
        assertThat(refusal(theirs("{'name':'all','type':{'type':'map','values':{'type':'array',"
                        + "'items':{'type':'record','name':'Inner','fields':[{'name':'up','type':'test.Event'}]}}}}")))
                .isEqualTo(RejectionReason.RECURSIVE_SCHEMA);
    }

    @Test
    void oneRecordUsedTwiceIsNoRecursion() throws Rejection {
        WriterSchemaCheck.check(
                theirs("{'name':'a','type':{'type':'record','name':'Point','fields':[{'name':'x','type':'int'}]}},"
                        + "{'name':'b','type':'test.Point'}"),
                OURS);
    }

    @Test
    void aSchemaThatUnfoldsWithoutEndInSightIsRefused() {
        StringBuilder fields = new StringBuilder("{'name':'r0','type':" + twin("B0", "'int'", "'int'") + "}");
        for (int level = 1; level <= 30; level++) {
            String below = "'test.B" + (level - 1) + "'";
            fields.append(",{'name':'r").append(level).append("','type':");
            fields.append(twin("B" + level, below, below)).append("}");
        }
        assertThat(refusal(theirs(fields.toString()))).isEqualTo(RejectionReason.LIMIT_EXCEEDED);
    }

    @Test
    void aDeepSchemaIsRefused() {
        String type = "'int'";
        for (int depth = 0; depth < 100; depth++) {
            type = "{'type':'array','items':" + type + "}";
        }
        assertThat(refusal(theirs("{'name':'deep','type':" + type + "}"))).isEqualTo(RejectionReason.LIMIT_EXCEEDED);
    }

    @Test
    void aRecordOfAnotherNameIsRefused() {
        assertThat(refusal(schema("Other", fieldsOfOurs()))).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal(Schema.create(Schema.Type.STRING))).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void fieldsOfAnotherTypeOrMissingAreRefused() {
        assertThat(refusal(schema("Event", "{'name':'id','type':'int'},{'name':'at','type':'long'}")))
                .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal(schema("Event", "{'name':'id','type':'string'}")))
                .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void centsAreNotReadAsEurosNorMicrosecondsAsMilliseconds() {
        assertThat(refusal(schema("Event", fieldsOfOurs().replace("'scale':4", "'scale':2"))))
                .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal(schema("Event", fieldsOfOurs().replace("'logicalType':'decimal',", ""))))
                .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal(schema("Event", fieldsOfOurs().replace("timestamp-millis", "timestamp-micros"))))
                .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void aPlainLongIsTakenForMilliseconds() throws Rejection {
        WriterSchemaCheck.check(schema("Event", "{'name':'id','type':'string'},{'name':'at','type':'long'}"), OURS);
    }

    private static String twin(String name, String left, String right) {
        return "{'type':'record','name':'" + name + "','fields':[{'name':'l','type':" + left + "},{'name':'r','type':"
                + right + "}]}";
    }

    private static RejectionReason refusal(Schema writer) {
        return catchThrowableOfType(Rejection.class, () -> WriterSchemaCheck.check(writer, OURS))
                .reason();
    }

    private static Schema theirs(String moreFields) {
        return schema("Event", fieldsOfOurs() + "," + moreFields);
    }

    private static String fieldsOfOurs() {
        String json = OURS.toString().replace('"', '\'');
        return json.substring(json.indexOf('[') + 1, json.lastIndexOf(']'));
    }

    private static Schema schema(String name, String fields) {
        return new Schema.Parser()
                .parse(("{'type':'record','name':'" + name + "','namespace':'test','fields':[" + fields + "]}")
                        .replace('\'', '"'));
    }
}
