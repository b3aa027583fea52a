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

/** A trace of a million rows is served, checked and shown. */
class LargeStreamIT {
  private static final int REQUESTS = 1_000_000;
  private static final double GAP_S = 0.3125; // as a double, too

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
  void aMillionRowsAreServed() throws Exception {
    Path instance = Files.writeString(folder.resolve("server.yaml"), Streams.SINGLE_SERVER);

    Path out = folder.resolve("out");
    String arrivals = "--arrivals=" + trace();
    String policy = "--policy=autoregressive";
    Cli.Ended ended = Cli.run("stream", instance, "-o", out, policy, "--groups=1", arrivals);
    assertThat(ended.code()).as(ended.err()).isZero();

    assertThat(Streams.numbers(out.resolve("rates.csv"), "throughput_per_s")[0])
        .isEqualTo(REQUESTS / ((REQUESTS - 1) * GAP_S + 0.25));
    assertThat(Streams.numbers(out.resolve("rates.csv"), "busy_verifier")[0]).isBetween(0.8, 0.801);
    try (Stream<String> lines = Files.lines(out.resolve("requests.csv"))) {
      assertThat(lines.skip(REQUESTS).toList())
          .singleElement()
          .asString()
          .startsWith(REQUESTS + ",u,312499.6875,312499.6875,312499.6875,312499.9375,");
    }
    Path page = folder.resolve("page.html");
    ReportBrowserIT.run("report", out, "-o", page);
    assertThat(Files.size(page)).isLessThan(2_000_000);
    assertThat(Cli.run("export", out, "--to", "perfetto").out()).contains("request 500001");
    List<String> starts = Streams.column(out.resolve("schedule.csv"), "start_s");
    assertThat(Json.number(Double.valueOf(starts.get(0)))).isEqualTo(REQUESTS / 2 * GAP_S);
  }
}
