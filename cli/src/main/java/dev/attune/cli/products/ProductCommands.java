package dev.attune.cli.products;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** The commands of this room. */
public final class ProductCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new ProductsCommand());
    }
}
