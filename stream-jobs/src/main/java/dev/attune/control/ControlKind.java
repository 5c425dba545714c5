package dev.attune.control;

import dev.attune.contract.Topic;

/** What can be changed while the job runs, and where that is written. The ordinal is written to state: append only. */
public enum ControlKind {
    /** Name is the version, document the model as JSON. */
    MODEL(Topic.MODEL),
    /** Name is the feed (an {@code EventStream}), document its state: LIVE, STALE or MISSING. */
    FEED_STATUS(Topic.FEED_STATUS),
    /** Name is the version, document the policy as YAML. */
    POLICY(Topic.POLICY);

    private final Topic topic;

    ControlKind(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }
}
