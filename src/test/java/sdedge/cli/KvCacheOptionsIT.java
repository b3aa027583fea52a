package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** Plans and streams with the caches that an engine says. */
class KvCacheOptionsIT {
  private static final String QUICKSTART = "instances/quickstart.yaml";
  private static final String SET = "set verifier.memory_bytes";

  /** Bytes of the weights of Llama-2-7B and of TinyLlama-1.1B, by hand of quickstart.yaml. */
  private static final double TARGET_WEIGHTS = 2 * 6.74e9;

  private static final double DRAFT_WEIGHTS = 2 * 1.1e9;

  /** Bytes of a token in the caches of all their layers: 2 of 2 bytes, for keys and values. */
  private static final double TARGET_TOKEN = 2 * 2 * 32 * 4096;

  private static final double DRAFT_TOKEN = 2 * 2 * 22 * 256;

  @TempDir private Path folder;

  /** Drafts on the verifier's card. */
  private String onOneCard() throws Exception {
    String text = Files.readString(Path.of(QUICKSTART));
    String changed =
        text.replace("    wireless:", "    modes: [{name: there, at: verifier}]\n    wireless:");
    return Files.writeString(folder.resolve("card.yaml"), changed).toString();
  }

  private static double memorySet(Path result) throws Exception {
    Map<String, Object> run = Cli.json(result, "run.json");
    return Double.parseDouble(String.valueOf(Json.map(run.get("options")).get(SET)));
  }

  private static void assertChecked(String instance, Path result) {
    Ended checked = Cli.run("check", instance, result);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
  }

  /** Where nothing drafts at the verifier, N0 is what it holds. */
  @ParameterizedTest
  @CsvSource({"false, '9000,600'", "true, 600", "true, '600,9000'"})
  void solvePlansForTheCachesTold(boolean isOneCard, String tokens) throws Exception {
    String instance = isOneCard ? onOneCard() : QUICKSTART;
    double bytes = TARGET_WEIGHTS + 600 * TARGET_TOKEN;
    bytes += isOneCard ? DRAFT_WEIGHTS + 600 * DRAFT_TOKEN : 0;

    Path told = Cli.solved(folder.resolve("told"), instance, "--kv-tokens", tokens);
    String set = "verifier.memory_bytes=" + bytes;
    Path same = Cli.solved(folder.resolve("same"), instance, "--set", set);
    Path free = Cli.solved(folder.resolve("free"), instance);

    assertThat(memorySet(told)).isCloseTo(bytes, within(1.0));
    for (String file : List.of("plan.json", "latency.csv", "schedule.csv", "uplink.csv")) {
      assertThat(told.resolve(file)).as(file).hasSameTextualContentAs(same.resolve(file));
    }
    assertThat(Cli.makespanS(told))
        .isEqualTo(Cli.makespanS(same))
        .isGreaterThan(1.2 * Cli.makespanS(free));
    assertChecked(instance, told);
  }

  /** The memory is that of an engine with both models, as {@code calibrate} writes it. */
  @Test
  void theMemoryOfTheDraftModelIsTheVerifiersWhereNothingDraftsThere() throws Exception {
    Path told = Cli.solved(folder.resolve("told"), QUICKSTART, "--kv-tokens", "5000");
    double both = TARGET_TOKEN + DRAFT_TOKEN;
    assertThat(memorySet(told))
        .isCloseTo(TARGET_WEIGHTS + DRAFT_WEIGHTS + 5000 * both, within(1.0));
  }

  @Test
  void streamServesWithTheCachesOfALog() throws Exception {
    String instance = onOneCard();
    Path log =
        Files.writeString(
            folder.resolve("serve.log"),
            """
            INFO config: model='m', speculative_config=SpeculativeConfig(method='draft_model')
            INFO [kv_cache_utils.py:1305] GPU KV cache size: 600 tokens
            """);
    double bytes = TARGET_WEIGHTS + DRAFT_WEIGHTS + 600 * (TARGET_TOKEN + DRAFT_TOKEN);
    Object[] asked = {"--concurrency=16", "--requests=30", "--policy=fixed:2", "--groups=1"};

    Path logged =
        Streams.served(folder.resolve("log"), instance, Cli.with(asked, "--engine-log", log));
    Path told =
        Streams.served(folder.resolve("told"), instance, Cli.with(asked, "--kv-tokens", "600"));
    String set = "verifier.memory_bytes=" + bytes;
    Path same = Streams.served(folder.resolve("same"), instance, Cli.with(asked, "--set", set));
    Path free = Streams.served(folder.resolve("free"), instance, asked);

    assertThat(memorySet(logged)).isEqualTo(memorySet(told)).isCloseTo(bytes, within(1.0));
    assertThat(logged.resolve("rates.csv"))
        .hasSameTextualContentAs(told.resolve("rates.csv"))
        .hasSameTextualContentAs(same.resolve("rates.csv"));
    double slower = Streams.numbers(told.resolve("rates.csv"), "throughput_per_s")[0];
    double faster = Streams.numbers(free.resolve("rates.csv"), "throughput_per_s")[0];
    assertThat(slower).isPositive().isLessThan(0.9 * faster);
    assertChecked(instance, told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | quickstart | 0 | --kv-tokens must be a number of tokens > 0, or two",
        "2 | quickstart | 1,2,3 | --kv-tokens must be a number of tokens > 0, or two",
        "3 | quickstart | Infinity | verifier.memory_bytes: Infinity must be a number > 0",
        "3 | drafts/l4-a100-modes | 9000 | beside dflash-5l, llama-3.2-1b",
      })
  void whatSaysNoMemoryIsRefused(int code, String name, String tokens, String reason) {
    for (String command : List.of("solve", "stream")) {
      Ended ended = Cli.run(command, "instances/" + name + ".yaml", "--kv-tokens", tokens);
      assertThat(ended.code()).isEqualTo(code);
      assertThat(ended.err()).contains(reason);
    }
  }

  @Test
  void theMemoryIsSaidOnce() {
    Object[] argv = {
      "solve", QUICKSTART, "--kv-tokens", "600", "--set", "verifier.memory_bytes=*2"
    };
    Ended ended = Cli.run(argv);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("is set beside the size of the caches; give one of them");
    Ended both = Cli.run("solve", QUICKSTART, "--kv-tokens", "600", "--engine-log", "x.log");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("say the same; give one of them");
  }
}
