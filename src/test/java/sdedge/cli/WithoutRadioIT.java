package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;

/** Drafters without {@code wireless}, without {@code fronthaul}, or without both. */
class WithoutRadioIT {
  private static final String MORE = "\n  - \\{id: .(?!00[123])[^\n]*"; // than three tasks each
  private static final String WIRELESS = "\n    wireless: \\{[^}]*\\}";
  private static final String FRONTHAUL = "\n    fronthaul: \\{[^}]*\\}";
  private static final String SHORT = "--set=tasks[*].output_tokens=20";
  private static final String CHANNEL = ", tx_power_dbm: [-\\d.e]+, channel_gain_db: [-\\d.e]+";

  @TempDir private Path folder;

  private static String base() throws Exception {
    return Files.readString(Path.of(Cli.TWO_DRAFTERS)).replaceAll(MORE, "");
  }

  private String instance(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
  }

  /** Neither a radio nor a link. */
  private String bare() throws Exception {
    String text = base().replaceAll(WIRELESS, "").replaceAll(FRONTHAUL, "");
    return instance("bare", text.replaceAll(CHANNEL, ""));
  }

  /** A radio and a link over which nothing goes, without delay. */
  private String empty() throws Exception {
    String none =
        base()
            .replaceAll("(wireless: \\{[^}]*)\\}", "$1, bits_per_token: 0, header_bits: 0}")
            .replaceAll("bits_per_token: \\d+, ([^}]*bits_per_token: 0)", "$1")
            .replaceAll("header_bits: [1-9]\\d*, ([^}]*header_bits: 0)", "$1");
    return instance(
        "empty",
        none.replaceAll(
            "fronthaul: \\{[^}]*\\}",
            "fronthaul: {rate_bps: 1, latency_s: 0, bits_per_prompt_token: 0,"
                + " bits_per_draft_token: 0, bits_per_verdict: 0}"));
  }

  private Object makespanS(String instance, String out, String... more) throws Exception {
    Path result = Cli.solved(folder.resolve(out), instance, (Object[]) more);
    Ended checked = Cli.run("check", instance, result);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    return Objects.requireNonNull(Cli.summary(result).get("makespan_s"));
  }

  @ParameterizedTest
  @CsvSource({
    "rolling,joint",
    "rolling,auto",
    "synchronous,uniform",
    "sequential,min-sum",
    "asynchronous,joint",
    "continuous,joint"
  })
  void itIsAsIfNothingWereSent(String pipeline, String uplink) throws Exception {
    String[] argv = {"--pipeline", pipeline, "--uplink", uplink, "--steps", "mean", SHORT};

    assertThat(makespanS(bare(), "bare", argv)).isEqualTo(makespanS(empty(), "empty", argv));
    assertThat(folder.resolve("bare/uplink.csv")).content().hasLineCount(1);
    assertThat(folder.resolve("empty/uplink.csv")).content().hasLineCount(1 + 6);
  }

  @Test
  void oneOfTwoMayHaveARadio() throws Exception {
    String text = base().replaceFirst(WIRELESS, "");
    String mixed = instance("mixed", text.replaceAll("(drafter: sbs1,[^}]*?)" + CHANNEL, "$1"));

    makespanS(mixed, "mixed", SHORT);

    List<String> rows = Files.readAllLines(folder.resolve("mixed/uplink.csv"));
    assertThat(rows.subList(1, rows.size())).hasSize(3).allMatch(row -> row.contains(",sbs2,"));
    Ended explained = Cli.run("explain", folder.resolve("mixed"), "--json");
    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out())
        .doesNotContain("drafters[0].wireless")
        .contains("drafters[1].wireless.bandwidth_hz", "\"bandwidth_hz\": null");
  }

  @Test
  void everyCommandTakesIt() throws Exception {
    String bare = bare();
    makespanS(bare, "bare", SHORT);
    Path result = folder.resolve("bare");
    Object[][] commands = {
      {"explain", result},
      {"report", result, "-o", folder.resolve("page.html")},
      {"export", result, "--to", "perfetto", "-o", "-"},
      {"simulate", bare, result.resolve("plan.json"), "--runs", 3, "-o", folder.resolve("sim")},
      {"compare", bare, "--methods", "dp,equal-finish,min-sum,proportional-bandwidth,alternating"},
      {"stream", bare, "--rate", 1, "--requests", 40, "-o", folder.resolve("stream")},
      {"check", bare, folder.resolve("stream")},
      {"validate", bare, "--strict"}
    };
    for (Object[] command : commands) {
      Ended ended = Cli.run(command);
      assertThat(ended.code()).as(command[0] + ended.out() + ended.err()).isZero();
      assertThat(ended.out() + ended.err()).doesNotContain("NaN", "Infinity", "wireless");
    }
  }

  @Test
  void aChannelWithoutARadioIsAMistake() throws Exception {
    String text = base().replaceAll(WIRELESS, "");

    Ended ended = Cli.run("validate", instance("powerful", text));

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out() + ended.err())
        .contains("tasks[0].tx_power_dbm: drafter sbs1 has no wireless, so its tasks have no tx_")
        .contains("tasks[0].channel_gain_db: drafter sbs1 has no wireless");
    assertThat(Cli.run("validate", instance("dumb", base().replaceAll(CHANNEL, ""))).code())
        .isEqualTo(3);
  }

  /** A program of others sees no radio either: of its copy of the instance nothing is left. */
  @Test
  void programsReadNoRadio() throws Exception {
    Path seen = folder.resolve("seen");
    String program = "exec:sh -c 'cat > \"" + seen + "\"'";

    Cli.run("compare", bare(), "--methods", program);

    assertThat(seen).content().doesNotContain("wireless", "fronthaul", "channel_gain_db");
    String copy = Files.move(seen, folder.resolve("copy.yaml")).toString();
    assertThat(makespanS(copy, "again")).isEqualTo(makespanS(bare(), "bare"));
  }
}
