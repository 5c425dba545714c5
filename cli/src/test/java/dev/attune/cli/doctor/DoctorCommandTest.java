package dev.attune.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.cli.doctor.Finding.Verdict;
import dev.attune.cli.flink.CheckpointOverview;
import dev.attune.telemetry.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DoctorCommandTest {
    @Test
    void whereNothingRunsItSaysWhatToStartAndExitsWithOne() throws IOException {
        String nobody = "127.0.0.1:" + freePort();
        StringWriter out = new StringWriter();
        CommandLine attune =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

        int exit = attune.execute(
                "doctor", "--bootstrap", nobody, "--registry", "http://" + nobody, "--flink", "http://" + nobody);

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("no answer at " + nobody)
                .contains("./attune up")
                .contains("no registry")
                .contains("no cluster");
    }

    @Test
    void anOldJavaAndShortMemoryAreSeen() {
        assertThat(MachineChecks.java(11).verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(MachineChecks.java(17).verdict()).isEqualTo(Verdict.OK);
        assertThat(MachineChecks.memory(1_000).advice()).contains("2560 MB");
        assertThat(MachineChecks.memory(8_000).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aJobThatNeverCheckpointedOrRefusesMuchIsSick() {
        assertThat(JobChecks.checkpoints(new CheckpointOverview(0, 4, 0, 0, 0)).verdict())
                .isEqualTo(Verdict.PROBLEM);
        assertThat(JobChecks.checkpoints(new CheckpointOverview(9, 4, 0, 120, 0))
                        .verdict())
                .isEqualTo(Verdict.OK);
        assertThat(JobChecks.rejected(new Ledger(1_000, 900, 0, 0, 100, 0, 0, 0))
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(JobChecks.rejected(new Ledger(0, 0, 0, 0, 0, 0, 0, 0)).verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void inputThatWasLostBeforeItWasReadIsSaid() {
        assertThat(JobChecks.skipped(new Ledger(10, 10, 0, 0, 0, 0, 0, 0)).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(JobChecks.skipped(new Ledger(10, 10, 0, 0, 0, 0, 0, 25))).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(finding.detail()).startsWith("25 records");
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
