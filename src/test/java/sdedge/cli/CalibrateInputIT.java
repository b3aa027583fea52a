package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** What {@code calibrate} accepts and what it refuses, with its place. */
class CalibrateInputIT extends CalibrationRuns {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,1,200,150,45.7,; :2:13: tpot_s: 45.7 must be in (0, 5] seconds; are these milliseconds?",
        "0,1,200,150,0.00001,; :2:13: tpot_s: 0.00001 s is less than a 30th of the time",
        "0,1,200,150,-0.04,; :2:13: tpot_s: -0.04 must be in (0, 5] seconds",
        "0,1,200,150,NaN,; :2:13: tpot_s: NaN must be a number in (0, 5] seconds",
        "0,1,200,150,,; :2:13: tpot_s: nothing must be a number",
        "0,1,200,150,0,04,; :2:1: 0,1,200,150,0,04, has 7 of 6 fields; a number has a decimal"
            + " point",
        "0,1,200,1,0.04,; :2:9: output_tokens: 1 must be in [2, 100000]",
        "0.5,1,200,150,0.04,1; :2:1: length: 0.5 must be an integer in [0, 64]",
        "2,1,200,150,0.04,; :2:18: acceptance_length: nothing must be a number from 1 to length +"
            + " 1",
        "2,1,200,150,0.04,3.5; acceptance_length: 3.5 must be from 1 to length + 1 = 3 tokens",
        "2,0,200,150,0.04,2; :2:3: concurrency: 0 must be > 0"
      })
  void wrongRowsAreRefusedWithTheirPlace(String row, String expected) throws Exception {
    Ended ended = fit(List.of(row));
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).contains(expected);
    assertThat(folder.resolve("fit")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length,concurrency,input_tokens,output_tokens|tpot_s: the column is missing",
        "length,concurrency,input_tokens,output_tokens,tpot_ms|:1:47: tpot_ms is no column",
        "length;concurrency;input_tokens;output_tokens;tpot_s|columns need commas between",
        "length,length,concurrency,input_tokens,output_tokens,tpot_s|:1:8: length: the column is"
            + " named twice",
        "length,concur\uFEFFrency,input_tokens,output_tokens,tpot_s|:1:14: character U+FEFF is not"
            + " allowed"
      })
  void wrongHeadersAreRefused(String header, String expected) throws Exception {
    Path runs = Files.writeString(folder.resolve("wrong.csv"), header + "\n");
    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).startsWith(runs.toString()).contains(expected);
  }

  @Test
  void aByteOrderMarkAtTheStartIsAllowedAndLineEndsOfWindowsToo() throws Exception {
    fit(rows);
    String usual = Files.readString(folder.resolve("fit/fit.csv"));
    Path runs = folder.resolve("runs.csv");
    Files.writeString(runs, "\uFEFF" + Files.readString(runs).replace("\n", "\r\n"));
    Cli.run("calibrate", "--runs", runs, "--base", base, "-o", folder.resolve("fit"));
    assertThat(folder.resolve("fit/fit.csv")).content().isEqualTo(usual);
  }

  @Test
  void aMillionRowsAreRefusedSoon() throws Exception {
    Path runs = folder.resolve("many.csv");
    Files.writeString(runs, HEADER + "\n" + (rows.get(0) + "\n").repeat(1_000_000));
    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).isEqualTo(runs + ":10002:1: the table has more than 10000 rows\n");
  }

  @Test
  void millisecondsOfAFastMachineAreFoundByItsMemory() throws Exception {
    base = edited("memory_bandwidth: 432e9", "memory_bandwidth: 20e12");
    Ended ended = fit(List.of("0,1,200,150,1.57,"));
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err())
        .contains(":2:13: tpot_s: 1.57 s is over 300 times the time to read the weights")
        .contains("are these milliseconds?");
  }

  @Test
  void anImplausibleBaseIsWarnedOf() throws Exception {
    base = edited("channel_gain_db: -", "channel_gain_db: ");
    assertThat(fit(rows).err())
        .startsWith("sdedge: warning: " + base + ": tasks[0].channel_gain_db: ");
  }

  @Test
  void twoRowsAreTooFew() throws Exception {
    Ended ended = fit(rows.subList(0, 2));
    assertThat(ended.code()).isEqualTo(ExitCode.INFEASIBLE.code());
    assertThat(ended.err()).contains("2 usable rows, at least 3 are needed");
    assertThat(fit(rows.subList(0, 1)).err()).contains(": 1 usable row, at least 3 are needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calibrate --base b.yaml",
        "calibrate --runs r.csv",
        "calibrate --runs r.csv --base b.yaml --check d",
        "calibrate --runs r.csv --base b.yaml --as spline",
        "calibrate --runs instances/optima.txt --base instances/quickstart.yaml --lengths 4..",
        "calibrate --runs instances/optima.txt --base instances/quickstart.yaml --lengths 0..65",
        "calibrate --runs r.csv --base b.yaml --length q.json=3"
      })
  void wrongOptionsAreUsageErrors(String command) {
    Ended ended = Cli.line(command);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void passesOfUnknownNodesAreRefused() throws Exception {
    Ended ended = fit(rows, "--passes", "mbz=" + passes(q -> 0.04));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).contains("--passes mbz: must be mbs or sbs1");
  }

  @Test
  void resultsOfVllmAreRuns() throws Exception {
    fit(rows);
    String usual = Files.readString(folder.resolve("fit/report.json"));
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--base", base));
    argv.addAll(List.of("-o", folder.resolve("fit")));
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i).split(",");
      Path file = folder.resolve("bench" + i + ".json");
      Files.writeString(file, benchResult(row));
      argv.addAll(List.of("--runs", file, "--length", file + "=" + row[0]));
    }
    Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> report = Json.parse(Files.readString(folder.resolve("fit/report.json")));
    assertThat(Json.number(report.get("cost")))
        .isCloseTo(Json.number(Json.parse(usual).get("cost")), within(1e-6));
    Ended unknown = Cli.run("calibrate", "--base", base, "--runs", folder.resolve("bench8.json"));
    assertThat(unknown.err()).contains("the file does not say its length: --length FILE=N");
    assertThat(unknown.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    String fitted = Files.readString(folder.resolve("fit/fit.csv"));
    patternsInQuotesNameFiles(fitted);
    allRunsInOneFile(fitted);
  }

  /** The same runs, named by patterns that no shell has replaced. */
  private void patternsInQuotesNameFiles(String fitted) {
    Object[] argv = {
      "calibrate",
      "--base",
      base,
      "-o",
      folder.resolve("fit"),
      "--runs",
      folder + "/bench*.json",
      "--length",
      folder + "/bench[012].json=0",
      "--length",
      folder + "/bench[345].json=1",
      "--length",
      folder + "/bench[678].json=4"
    };
    Ended ended = Cli.run(argv);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(folder.resolve("fit/fit.csv")).content().isEqualTo(fitted);
    argv[6] = folder + "/no*.json";
    assertThat(Cli.run(argv).err()).contains("no*.json: no file has such a name");
    argv[6] = folder + "/bench*.json";
    argv[8] = folder + "/other*.json=3";
    assertThat(Cli.run(argv).err()).contains("other*.json names a file that is not one of --runs");
  }

  /** As the engine appends them; those without drafts have length 0. */
  private void allRunsInOneFile(String fitted) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String one = Files.readString(folder.resolve("bench" + i + ".json")).replace("\n", " ");
      String drafts = ", \"spec_decode_num_drafts\": 100, \"spec_decode_draft_tokens\": ";
      String length = rows.get(i).substring(0, 1);
      text.append(
          length.equals("0")
              ? one.substring(0, one.indexOf(", \"spec_decode")) + "}\n"
              : one.strip().replaceAll("}$", drafts + 100 * Integer.parseInt(length) + "}\n"));
    }
    Path all = Files.writeString(folder.resolve("all.json"), text);
    Ended ended = Cli.run("calibrate", "--base", base, "-o", folder.resolve("fit"), "--runs", all);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(folder.resolve("fit/fit.csv")).content().isEqualTo(fitted);
  }

  @Test
  void aTableSaysItsLengths() throws Exception {
    Ended ended = fit(rows, "--length", folder.resolve("runs.csv") + "=3");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err())
        .contains("runs.csv: has no effect, a table says the length of each run");
  }

  @Test
  void whatFilesLeaveOpenIsAWarning() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("median.json"),
            "{\"completed\": 50, \"failed\": 1, \"total_input_tokens\": 10000,"
                + " \"total_output_tokens\": 7500, \"median_tpot_ms\": 39.9, \"output_throughput\":"
                + " 25}");
    assertThat(fit(rows, "--runs", file).err())
        .contains("warning: " + file + ":1: has no mean_tpot_ms, median_tpot_ms is taken")
        .contains("warning: " + file + ":1: 1 of 51 requests failed");
  }

  private static String benchResult(String[] row) {
    return """
    {"date": "20261125", "max_concurrency": %s, "completed": 50, "total_input_tokens": 10000,
     "total_output_tokens": 7500, "mean_tpot_ms": %s, "output_throughput": %s,
     "itls": [[0.1, 0.2], []], "errors": [""], "spec_decode_acceptance_length": %s}
    """
        .formatted(
            row[1],
            1e3 * Double.parseDouble(row[4]),
            1.01 * Double.parseDouble(row[1]) / Double.parseDouble(row[4]),
            row[5]);
  }
}
