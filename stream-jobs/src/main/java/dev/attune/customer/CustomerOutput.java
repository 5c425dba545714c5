package dev.attune.customer;

import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.exchange.ExchangeType;

/** What the customer operator tells the world: a revision of an episode, or health worth telling. */
public sealed interface CustomerOutput {

    ExchangeType<CustomerOutput> TYPE = new ExchangeType<>(CustomerOutput.class, new CustomerOutputCodec());

    Lineage lineage();

    /** One revision of an episode. */
    record Revision(EpisodeRevision revision, Lineage lineage) implements CustomerOutput {}

    /** How a customer stands now. */
    record Health(Assessment assessment, Lineage lineage) implements CustomerOutput {}
}
