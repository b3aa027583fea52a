package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.study.Search;

/**
 * Every command that has a limit ends within a tenth of it and three seconds, on instances that are
 * too large for it, with what it has, or says in a line that it has nothing. Time is that of the
 * processor on the thread of the command, which other work on the machine does not take.
 */
class TimeLimitsIT {
  private static final double LIMIT_S = 0.25;
  private static final double LATEST_S = 1.1 * LIMIT_S + 3;
  private static final String BAND = "instances/drafts/handsets-band.yaml";
  private static final Map<String, String> FILES =
      Map.of("BAND", BAND, "L4", "instances/l4-a100.yaml");

  @TempDir static Path folder;

  @BeforeAll
  static void make() {
    generate("multi-cell", "cells", 300);
    generate("edge-l4-a100", "known", 5_000);
    generate("edge-l4-a100", "law", 400, "--answers=16", LAW);
    Cli.solved(folder.resolve("of-band"), BAND, "--steps=expected", "--method=greedy");
    Cli.solved(folder.resolve("of-cells"), file("cells"), "--method=greedy");
    Object[] bounded = {
      "solve", file("cells"), "--time-limit=1s", "--threads=1", "-o", folder.resolve("of-bound")
    };
    assertThat(Cli.run("", new Signals(), Search.SOLVER, new ThreadTime(), bounded).code())
        .isZero();
  }

  private static final String LAW = "--output-tokens=lognormal:128,0.6,32,424";

  private static String file(String name) {
    return folder.resolve(name + ".yaml").toString();
  }

  private static void generate(String family, String name, int tasks, String... more) {
    List<Object> argv =
        new ArrayList<>(
            List.of("generate", family, "--tasks", tasks, "--name", name, "-o", folder));
    argv.addAll(List.of(more));
    assertThat(Cli.run(argv.toArray()).code()).isZero();
  }

  /** The processor's clock of one thread; keeps the longest time that nobody looked at it. */
  private static final class ThreadTime implements TimeSource {
    private final Thread thread = Thread.currentThread();
    private final long id = thread.getId();
    private long lastNanos = nanosOf(id);
    private long longestNanos;
    private String before = "the beginning";

    private static long nanosOf(long id) {
      return ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
    }

    @Override
    public synchronized long nanos() {
      long now = nanosOf(id);
      if (Thread.currentThread().equals(thread)) {
        if (now - lastNanos > longestNanos) {
          longestNanos = now - lastNanos;
          before =
              String.join(
                  "\n  ",
                  Arrays.stream(thread.getStackTrace())
                      .skip(2)
                      .limit(12)
                      .map(StackTraceElement::toString)
                      .toList());
        }
        lastNanos = now;
      }
      return now;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve CELLS",
        "solve KNOWN",
        "solve LAW",
        "solve LAW --steps expected --pipeline asynchronous",
        "solve LAW --steps expected --pipeline continuous",
        "solve BAND --steps expected",
        "solve CELLS --bound-all",
        "solve CELLS --class partitions --order auto --uplink sequential",
        "compare CELLS",
        "compare BAND --steps expected",
        "capacity L4 --within 20s --draws 2 --set verifier.memory_bandwidth=*2",
        "capacity CELLS --within 20s --draws 2",
        "explain OF-BAND",
        "explain OF-CELLS",
        "check CELLS OF-BOUND",
        "simulate CELLS OF-CELLS/plan.json --runs 100000",
        "stream KNOWN",
        "stream KNOWN --capacity --slo ttft=1s,tpot=50ms",
        "stream LAW",
        "sweep CELLS --tasks 300 --method dp",
        "bench CELLS --method dp --repeats 1"
      })
  void bind(String command) {
    List<Object> argv = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      argv.add(
          FILES.containsKey(word)
              ? FILES.get(word)
              : word.matches("[A-Z/-]{3,}.*") ? folder.resolve(resolved(word)) : word);
    }
    boolean isCheck = argv.get(0).equals("check");
    argv.addAll(List.of(isCheck ? "--claim-time-limit" : "--time-limit", LIMIT_S + "s"));
    if (!isCheck) {
      argv.addAll(List.of("--threads", 1));
    }
    if (!List.of("compare", "capacity", "explain", "check").contains(argv.get(0))) {
      argv.addAll(List.of("-o", folder.resolve("result"), "--force"));
    }
    ThreadTime time = new ThreadTime();
    long begin = time.nanos();
    Cli.Ended ended = Cli.run("", new Signals(), Search.SOLVER, time, argv.toArray());
    double tookS = (time.nanos() - begin) / 1e9;
    String found =
        String.format(
            Locale.ROOT,
            "%s: %.2f s of %.2f, exit %d, longest unasked %.2f s before%n  %s%n%s",
            command,
            tookS,
            LATEST_S,
            ended.code(),
            time.longestNanos / 1e9,
            time.before,
            ended.err());
    assertThat(ended.code()).as(found).isIn(0, 6);
    assertThat(tookS).as(found).isLessThan(LATEST_S);
  }

  private static String resolved(String word) {
    int slash = word.indexOf('/');
    String name = (slash < 0 ? word : word.substring(0, slash)).toLowerCase(java.util.Locale.ROOT);
    return slash >= 0
        ? name + word.substring(slash)
        : name.startsWith("of-") ? name : name + ".yaml";
  }
}
