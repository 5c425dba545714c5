package dev.attune.cli.doctor;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.doctor.Finding.Verdict;
import dev.attune.cli.flink.FlinkConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code attune doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks Java, memory, ports, broker, topics, registry, schemas, Flink and the live job, and says what to do"
                    + " about what is wrong.",
            "Exit code 1 where there is a problem."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune doctor", "  attune doctor --bootstrap broker:9092 --registry http://registry:8081"})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private FlinkConnection flink = new FlinkConnection();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineChecks.run());
        findings.addAll(ContractChecks.run(connection));
        findings.addAll(JobChecks.run(flink.rest()));
        Table table = new Table("check", "verdict", "detail", "advice");
        findings.forEach(
                finding -> table.row(finding.check(), finding.verdict().told(), finding.detail(), finding.advice()));
        output.print(table);
        boolean problem = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.PROBLEM);
        output.note(problem ? "There are problems: see the advice beside them." : "Nothing is wrong.");
        return problem ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
