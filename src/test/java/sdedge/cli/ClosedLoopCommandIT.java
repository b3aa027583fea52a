package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.study.Search;

/** Users who send the next request when an answer is complete. */
class ClosedLoopCommandIT {
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private String server() throws Exception {
    return Files.writeString(folder.resolve("server.yaml"), Streams.SINGLE_SERVER).toString();
  }

  /** One request at a time, a quarter of a second each: so many users wait so many quarters. */
  @Test
  void usersOfOneServerWaitForOneAnother() throws Exception {
    String server = server();
    Path out =
        Streams.served(
            folder.resolve("out"),
            server,
            "--concurrency=1,2,8",
            "--requests=100",
            "--policy=autoregressive",
            "--groups=1",
            "--slo=ttft=1.1s,share=0.9",
            "--capacity");

    Path rates = out.resolve("rates.csv");
    assertThat(Streams.column(rates, "concurrency")).containsExactly("1", "2", "8");
    assertThat(Streams.column(rates, "rate_per_s")).containsOnly("");
    assertThat(Streams.numbers(rates, "tokens_per_s"))
        .containsExactly(new double[] {4, 4, 4}, within(1e-9));
    assertThat(Streams.numbers(rates, "ttft_p50_s"))
        .containsExactly(new double[] {0.25, 0.5, 2}, within(1e-9));
    assertThat(Streams.numbers(rates, "bound_share"))
        .containsExactly(new double[] {1, 1, 1}, within(1e-6));
    Map<String, Object> capacity = map(list(Streams.document(out).get("capacities")).get(0));
    assertThat(number(capacity.get("users"))).isEqualTo(4);
    assertThat(number(capacity.get("from_a_quarter"))).isEqualTo(4);
    assertThat(capacity).containsEntry("requests", 400).doesNotContainKeys("per_s", "bound_share");
    assertThat(Cli.run("check", server, out).out()).contains("nothing differs");
  }

  /** The next one arrives with an answer, and the table of requests says so. */
  @Test
  void requestsArriveWhenAnswersAreComplete() throws Exception {
    Path out = Streams.served(folder.resolve("out"), QUICK, "--concurrency=3", "--requests=40");

    double[] arrivalsS = Streams.numbers(out.resolve("requests.csv"), "arrival_s");
    double[] completeS = Streams.numbers(out.resolve("requests.csv"), "complete_s");
    Arrays.sort(completeS);
    assertThat(arrivalsS).startsWith(0, 0, 0);
    IntStream.range(3, 40)
        .forEach(r -> assertThat(arrivalsS[r]).isCloseTo(completeS[r - 3], within(1e-9)));
    Map<String, Object> document = Streams.document(out);
    assertThat(document).containsEntry("arrivals", "closed-loop");
    assertThat(map(document.get("requests_of"))).containsEntry("concurrency", 3);
    assertThat(Cli.run("report", out, "-o", folder.resolve("page.html")).code()).isZero();
  }

  @Test
  void equalTasksMoveInLockstep() throws Exception {
    String server = server();
    Path out = folder.resolve("out");

    Ended mean = Streams.run(out, server, "--concurrency=2", "--requests=9");
    Ended drawn = Streams.run(out, server, "--concurrency=2", "--requests=9", "--steps=expected");
    Ended others =
        Streams.run(folder.resolve("q"), QUICK, "--steps=mean", "--concurrency=2", "--requests=9");

    assertThat(mean.err()).contains("users move in lockstep; --steps expected draws");
    assertThat(drawn.err()).doesNotContain("lockstep");
    assertThat(others.err()).doesNotContain("lockstep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--arrivals=poisson", "--concurrency=0", "--concurrency=1.5"})
  void contradictionsAreNamed(String option) {
    Object[] argv =
        option.startsWith("--conc")
            ? new Object[] {option}
            : new Object[] {"--concurrency=2", option};
    Ended ended = Streams.run(folder.resolve("out"), QUICK, argv);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            option.startsWith("--conc")
                ? "must be whole numbers from 1 to"
                : "--concurrency excludes " + option.substring(0, option.indexOf('=')));
  }

  /** Equal rows are told once, and the table fits in 100 columns unless all is asked for. */
  @Test
  void tablesFoldWhatIsEqual() {
    Object[] asked = {"stream", QUICK, "--concurrency=1", "--requests=8", "--policy=all", "-o"};
    Ended folded = Cli.run(Cli.with(asked, folder.resolve("a")));
    Ended all = Cli.run(Cli.with(asked, folder.resolve("b"), "--all"));

    assertThat(folded.out().lines().toList())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(folded.out())
        .containsPattern("  fixed:1 +2 +1  = fixed:1, 1\n")
        .contains("  --all      shows sbs1, residents, TPOT P50, mbs");
    assertThat(all.out()).doesNotContain("= fixed").contains("residents").contains("sbs1");
  }

  /** The columns of the table do not depend on whether there was time for a row. */
  @ParameterizedTest
  @ValueSource(strings = {QUICK, "instances/drafts/handsets-band.yaml"})
  void withoutTimeForARunTheResultIsWritten(String instance) throws Exception {
    Signals signals = new Signals();
    signals.take(2);
    Path out = folder.resolve("out");

    Ended ended =
        Cli.run("", signals, Search.SOLVER, "stream", instance, "-o", out, "--concurrency=1,2");

    assertThat(ended.code()).as(ended.err()).isEqualTo(130);
    List<String> rates = Files.readAllLines(out.resolve("rates.csv"));
    assertThat(rates).singleElement().asString().contains("concurrency,tokens_per_s");
    assertThat(Cli.run("check", instance, out).code()).isZero();
  }
}
