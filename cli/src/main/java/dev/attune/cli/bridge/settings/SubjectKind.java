package dev.attune.cli.bridge.settings;

import dev.attune.contract.Topic;

/** What a receiver can hear of. */
public enum SubjectKind {
    CHURN_RISK(Topic.CHURN_RISK, "AttuneChurnRisk"),
    EXPERIENCE_DROP(Topic.EXPERIENCE_DROP, "AttuneExperienceDrop"),
    INCIDENT(Topic.INCIDENT, "AttuneIncident");

    private final Topic topic;
    private final String alertName;

    SubjectKind(Topic topic, String alertName) {
        this.topic = topic;
        this.alertName = alertName;
    }

    public Topic topic() {
        return topic;
    }

    /** The label {@code alertname} of Alertmanager. */
    public String alertName() {
        return alertName;
    }

    /** Of the records of a topic. */
    public static SubjectKind of(Topic topic) {
        for (SubjectKind kind : values()) {
            if (kind.topic == topic) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no receiver hears of " + topic.topicName());
    }
}
