package dev.attune.sandbox.promise;

import dev.attune.registry.SchemaRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Writer schemas that intake must refuse, registered by somebody who should not have. */
final class BadSchemas {

    private static final String RECURSIVE = """
            {"type":"record","name":"Click","namespace":"dev.attune.v1","fields":[
              {"name":"event_id","type":"string"},
              {"name":"next","type":["null","Click"],"default":null}]}
            """;

    private static final String INCOMPATIBLE = """
            {"type":"record","name":"Weather","namespace":"com.example","fields":[
              {"name":"degrees","type":"double"}]}
            """;

    private static final AtomicInteger RECURSIVE_ID = new AtomicInteger();
    private static final AtomicInteger INCOMPATIBLE_ID = new AtomicInteger();

    private BadSchemas() {}

    static void register(SchemaRegistry registry) {
        RECURSIVE_ID.set(registry.register("bad-recursive-value", RECURSIVE));
        INCOMPATIBLE_ID.set(registry.register("bad-incompatible-value", INCOMPATIBLE));
    }

    static int recursiveId() {
        return RECURSIVE_ID.get();
    }

    static int incompatibleId() {
        return INCOMPATIBLE_ID.get();
    }
}
