package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.TestSeeds;

/**
 * A trace of many rows is served, checked and shown: of a fifth of a million, of a million with
 * {@code -Dtest.draws=all}.
 */
class LargeStreamIT {
  private static final int REQUESTS = TestSeeds.all() ? 1_000_000 : 200_000;
  private static final double GAP_S = 312_500.0 / REQUESTS; // as a double, too
  private static final double SERVICE_S = 0.25;

  @TempDir private Path folder;

  private Path trace() throws Exception {
    Path trace = folder.resolve("trace.csv");
    try (BufferedWriter out = Files.newBufferedWriter(trace)) {
      out.write("arrival_s,task\n");
      for (int r = 0; r < REQUESTS; r++) {
        out.write(r * GAP_S + ",u\n");
      }
    }
    return trace;
  }

  @Test
  void veryManyRowsAreServed() throws Exception {
    Path instance = Files.writeString(folder.resolve("server.yaml"), Streams.SINGLE_SERVER);

    Path out = folder.resolve("out");
    String arrivals = "--arrivals=" + trace();
    String policy = "--policy=autoregressive";
    Cli.Ended ended = Cli.run("stream", instance, "-o", out, policy, "--groups=1", arrivals);
    assertThat(ended.code()).as(ended.err()).isZero();

    assertThat(Streams.numbers(out.resolve("rates.csv"), "throughput_per_s")[0])
        .isEqualTo(REQUESTS / ((REQUESTS - 1) * GAP_S + SERVICE_S));
    assertThat(Streams.numbers(out.resolve("rates.csv"), "busy_verifier")[0])
        .isBetween(SERVICE_S / GAP_S, 1.001 * SERVICE_S / GAP_S);
    try (Stream<String> lines = Files.lines(out.resolve("requests.csv"))) {
      double lastS = (REQUESTS - 1) * GAP_S;
      String times = String.join(",", "" + lastS, "" + lastS, "" + lastS, "" + (lastS + SERVICE_S));
      assertThat(lines.skip(REQUESTS).toList())
          .singleElement()
          .asString()
          .startsWith(REQUESTS + ",u," + times + ",");
    }
    Path page = folder.resolve("page.html");
    ReportBrowserIT.run("report", out, "-o", page);
    assertThat(Files.size(page)).isLessThan(2_000_000);
    assertThat(Cli.run("export", out, "--to", "perfetto").out())
        .contains("request " + (REQUESTS / 2 + 1));
    List<String> starts = Streams.column(out.resolve("schedule.csv"), "start_s");
    assertThat(Json.number(Double.valueOf(starts.get(0)))).isEqualTo(REQUESTS / 2.0 * GAP_S);
  }
}
