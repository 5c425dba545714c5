package dev.attune.cli.products;

import dev.attune.cli.Bounds;
import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.reading.PulseSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which products customers come back for. */
@Command(
        name = "products",
        description = {
            "Shows which products customers come back for, and which are mayflies: bought once by many, never again.",
            "Counts buyers who have had the time to come back; a rate stands between its 95 %% bounds."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune products --limit 20", "  attune products --pulses pulses.jsonl --output json"})
final class ProductsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Mixin
    private PulseSource pulses = new PulseSource();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The products with most buyers, so many; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Override
    public void run() {
        Bounds.requireAtLeast(0, "--limit", limit, command);
        RepeatRates rates = new RepeatRates();
        pulses.read("PRODUCT", rates::add);
        if (rates.isEmpty()) {
            throw new CommandFailed("no product was bought yet, or purchases carry no product_id");
        }
        output.print(rates.table(limit));
    }
}
