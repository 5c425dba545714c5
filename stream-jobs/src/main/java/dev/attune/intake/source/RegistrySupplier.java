package dev.attune.intake.source;

import dev.attune.registry.SchemaRegistry;
import java.io.Serializable;

/** Opens the schema registry on the machine where a task runs: connections do not travel. */
@FunctionalInterface
public interface RegistrySupplier extends Serializable {

    SchemaRegistry open();
}
