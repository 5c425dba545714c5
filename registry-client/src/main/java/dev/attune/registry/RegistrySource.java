package dev.attune.registry;

import java.io.Serializable;
import java.util.Map;

/** Where an operator opens its registry once it runs: the port itself holds connections and cannot travel. */
@FunctionalInterface
public interface RegistrySource extends Serializable {

    SchemaRegistry open();

    /** A Confluent-compatible registry; parameters as {@link ConfluentSchemaRegistry#at(String, Map)}. */
    static RegistrySource confluent(String addresses, Map<String, String> configuration) {
        Map<String, String> fixed = Map.copyOf(configuration);
        return () -> ConfluentSchemaRegistry.at(addresses, fixed);
    }
}
