package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;

/** What is refused of draft modes and bands, in instances and plans, with its place. */
class DraftInputTest {
  private static final String INSTANCE =
      """
      version: 1
      name: modes
      models:
        small: {layers: 22, hidden: 2048}
        large: {layers: 32, hidden: 4096}
      links:
        air: {bandwidth_hz: 5e6, noise_figure_db: 7}
      verifier: {id: mbs, model: large, latency_model: flops, peak_flops: 79e12}
      drafters:
      - id: phone
        model: small
        latency_model: flops
        peak_flops: 10e12
        modes:
        - {name: ids}
        - {name: server, model: small, at: verifier}
        wireless: {bandwidth_hz: 20e6}
        fronthaul: {link: air, tx_power_dbm: 23, channel_gain_db: -90, rate_bps: 1e9, latency_s: 0, bits_per_prompt_token: 1, bits_per_draft_token: 2, bits_per_verdict: 3}
      speculation: {min_length: 0, max_length: 2}
      tasks:
      - {id: u1, input_tokens: 12, output_tokens: 9, acceptance: {ids: 0.7, server: 0.6}, tx_power_dbm: 23, channel_gain_db: -95}
      - {id: u2, input_tokens: 12, output_tokens: 9, acceptance: 0.7, tx_power_dbm: 23, channel_gain_db: -95}
      """;

  private static final String PLAN =
      """
      {
        "instance": "modes",
        "pipeline": "rolling",
        "scope": "batch",
        "order": "given",
        "uplink": "sequential",
        "cohorts": [[
          {"tasks": ["u1", "u2"], "length": 2, "mode": "server"}
        ]]
      }
      """;

  private static final String TABLE =
      "new_tokens,context_tokens,seconds\n1,0,0.01\n1,1024,0.01\n64,0,0.02\n64,1024,0.02\n";

  @TempDir private Path folder;

  @BeforeEach
  void writeTable() throws IOException {
    Files.writeString(folder.resolve("t.csv"), TABLE);
  }

  private Path changed(String name, String text, String piece, String other) throws IOException {
    assertThat(text).contains(piece);
    return Files.writeString(folder.resolve(name), text.replace(piece, other));
  }

  @Test
  void streamsChooseModes() throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "", "");
    Path results = folder.resolve("s");

    Ended ended = Cli.run("stream", instance, "--requests", 20, "--policy", "best", "-o", results);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(results.resolve("rates.csv"))).contains(",ids server\n");
    assertThat(Files.readString(results.resolve("schedule.csv"))).contains(",mode\n");
    assertThat(Cli.run("check", instance, results).out()).contains("nothing differs");
    assertThat(Cli.run("report", results, "-o", folder.resolve("s.html")).code()).isZero();
  }

  private static final String SMALL = "peak_flops: 79e12, memory_bytes: 14e9"; // for two models

  @Test
  void aModeThatDoesNotFitIsLeftOutByItsName() throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "peak_flops: 79e12", SMALL);

    Ended ended = Cli.run("stream", instance, "--requests", 9, "-o", folder.resolve("s"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains(
            "warning: " + instance + ": modes: with draft mode server: the weights do not fit");
    assertThat(Files.readString(folder.resolve("s/rates.csv")))
        .contains(",ids\n")
        .doesNotContain("server");
    assertThat(Cli.run("check", instance, folder.resolve("s")).out()).contains("nothing differs");
  }

  @Test
  void ifNoModeFitsNothingIsServed() throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "peak_flops: 79e12", SMALL);

    Ended ended = Cli.run("stream", instance, "--modes=server", "-o", folder.resolve("s"));

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .contains(
            "cannot be served", "with draft mode server: the weights do not fit in the memory of")
        .doesNotContain("ids");
  }

  @Test
  void modesOfDraftersWithoutTasksDoNotCount() throws Exception {
    String idle =
        """
        - id: idle
          model: small
          latency_model: flops
          peak_flops: 10e12
          modes:
          - {name: server, model: small, at: verifier}
          - {name: ids}
          wireless: {bandwidth_hz: 20e6}
          fronthaul: {rate_bps: 1e9, latency_s: 0, bits_per_prompt_token: 1, bits_per_draft_token: 2, bits_per_verdict: 3}
        """;
    String tasks =
        INSTANCE.replace(
            "_dbm: 23, channel_gain_db: -95}", "_dbm: 23, channel_gain_db: -95, drafter: phone}");
    Path instance = changed("i.yaml", tasks, "- id: phone\n", idle + "- id: phone\n");

    Ended ended = Cli.run("stream", instance, "--requests", 9, "-o", folder.resolve("s"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Cli.run("check", instance, folder.resolve("s")).out()).contains("nothing differs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modes=sever|--modes: 'sever' must be one of ids, server",
      })
  void streamsRefuse(String option, String message) throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "", "");

    Ended ended = Cli.run("stream", instance, option, "-o", folder.resolve("s"));

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains(message);
  }

  @Test
  void continuousPlansHaveModes() throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "", "");
    String plan =
        """
        {"pipeline": "continuous", "admission": ["u1", "u2"],
         "groups": [{"length": 2}, {"rule": "best"}], "modes": ["server"]}
        """;
    Path good = changed("good.json", plan, "", "");
    Path unknown = changed("unknown.json", plan, "server", "sever");
    Path none = changed("none.json", plan, "\"server\"", "");

    Ended ended = Cli.run("evaluate", instance, good, "-o", folder.resolve("c"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Cli.run("check", instance, folder.resolve("c")).code()).isZero();
    assertThat(Cli.run("explain", folder.resolve("c"), instance).err()).doesNotContain("bug");
    assertThat(Cli.run("simulate", instance, good, "-o", folder.resolve("x")).code()).isZero();
    assertThat(Cli.run("evaluate", instance, unknown, "-o", folder.resolve("u")).err())
        .contains("unknown.json:2", "must be one of ids, server");
    assertThat(Cli.run("evaluate", instance, none, "-o", folder.resolve("n")).err())
        .contains("group 1 needs a loaded draft mode that all drafters have");
  }

  @Test
  void theRestIsValid() throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "", "");
    Path plan = changed("plan.json", PLAN, "", "");
    Ended ended = Cli.run("evaluate", instance, plan, "-o", folder.resolve("e"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Cli.run("check", instance, folder.resolve("e")).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ids: 0.7, server: 0.6} | {ids: 0.7} | 21:60: tasks[0].acceptance: a mapping of ids must"
            + " name each mode of phone: ids, server",
        "0.6} | 0.6, block: 1} | 21:60: tasks[0].acceptance: a mapping of ids, server, block must"
            + " name each mode of phone: ids, server",
        "model: small, at | model: tiny, at | 16:27: drafters[0].modes[1].model: tiny must be one"
            + " of the models (small, large).",
        "link: air | link: ground | 18:21: drafters[0].fronthaul.link: ground must be one of the"
            + " links (air).",
        "'link: air, ' | '' | 18:29: drafters[0].fronthaul.tx_power_dbm: tx_power_dbm goes with"
            + " link, which the fronthaul does not name",
        "'tx_power_dbm: 23, channel_gain_db: -90, ' | '' | 18:14:"
            + " drafters[0].fronthaul.tx_power_dbm: required but missing: a finite number",
        "at: verifier | at: server | 16:38: drafters[0].modes[1].at: server must be one of drafter,"
            + " verifier.",
        "'name: ids' | 'name: ids, passes: one' | 15:25: drafters[0].modes[0].passes: one must be"
            + " one of sequential, block.",
        "'{name: server' | '{name: ids' | 16:12: drafters[0].modes[1].name: ids must be unique"
            + " among the modes of the drafter; first used on line 15",
        "at: verifier | 'at: verifier, bits_per_draft_token: 3' | 16:70:"
            + " drafters[0].modes[1].bits_per_draft_token: bits_per_draft_token must be left out"
            + " with at: verifier, where no drafts travel",
        "'figure_db: 7' | 'figure_db: 7, sharing: fair' | 7:57: links.air.sharing: fair must be one"
            + " of in-turn, equal-finish, equal-shares, best.",
        "'latency_model: flops, peak_flops: 79e12' | 'latency_model: table, table: t.csv' | 16:5:"
            + " drafters[0].modes[1]: mode server needs a table: that of mbs is of large, not of"
            + " small",
      })
  void wrongInstancesAreRefusedAtTheirPlace(String piece, String other, String message)
      throws Exception {
    Path file = changed("i.yaml", INSTANCE, piece, other);
    Ended ended = Cli.run("validate", file);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out().lines()).contains(file + ":" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"server\"' | '\"laptop\"' | 8:50: cohorts[0][0].mode: laptop must be a mode of phone:"
            + " ids, server",
        "', \"mode\": \"server\"' | '' | 8:5: cohorts[0][0].mode: required but missing: a mode of"
            + " phone: ids, server",
        "'\"mode\": \"server\"' | '\"modes\": {\"phone\": \"laptop\"}' | 8:61:"
            + " cohorts[0][0].modes.phone: laptop must be a mode of phone: ids, server",
        "'\"mode\": \"server\"' | '\"modes\": {\"tablet\": \"ids\"}' | 8:62:"
            + " cohorts[0][0].modes.tablet: tablet must be one of the drafters (phone).",
        "'\"mode\"' | '\"mod\"' | 8:42: cohorts[0][0].mod: unknown key; known are tasks, mode,"
            + " modes, lengths, length. Maybe `mode` was meant?",
      })
  void wrongPlansAreRefusedAtTheirPlace(String piece, String other, String message)
      throws Exception {
    Path instance = changed("i.yaml", INSTANCE, "", "");
    Path plan = changed("plan.json", PLAN, piece, other);
    Ended ended = Cli.run("evaluate", instance, plan, "-o", folder.resolve("e"));
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err().lines()).contains(plan + ":" + message);
  }
}
