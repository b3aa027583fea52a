package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

class ExplainCommandIT {
  private static final String QUICKSTART = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  @Test
  void threadsChangeNothing() {
    Path result = solved(ROLLING);

    Ended one = Cli.run("explain", result, "--json", "--threads", 1);

    assertThat(one.code()).isZero();
    assertThat(Cli.run("explain", result, "--json", "--threads", 4)).isEqualTo(one);
    assertThat(Cli.run("explain", result).out())
        .contains("optimal over contiguous plans", "bound by", "what to buy", "\n  speculation ")
        .containsPattern("\n             a letter per [0-9.]+ m?s\n")
        .containsPattern("\n  most by    .*, which saves [0-9.]+ m?s of [0-9.]+ m?s\n$");
  }

  @Test
  void aSlowerPlanIsHeldAgainstTheBest() {
    Path result = solved(ROLLING, "--method", "random");
    Map<String, Object> random = Json.parse(Cli.run("explain", result, "--json").out());
    Path evaluated = folder.resolve("evaluated");
    Cli.run("evaluate", ROLLING, result.resolve("plan.json"), "-o", evaluated);
    Map<String, Object> best =
        Json.map(Json.parse(Cli.run("explain", evaluated, "--json").out()).get("best"));

    assertThat(Json.map(random.get("best")).get("proven")).isEqualTo(false);
    assertThat(best.get("proven")).isEqualTo(true);
    assertThat(Json.number(best.get("makespan_s")))
        .isLessThanOrEqualTo(Json.number(random.get("makespan_s")));
  }

  /** Of a scheme's plan its own search would find the same again. */
  @Test
  void aSchemesPlanIsHeldAgainstTheOptimum() {
    Path result = solved(QUICKSTART, "--method", "greedy");

    Map<String, Object> against =
        Json.map(Json.parse(Cli.run("explain", result, "--json").out()).get("against_best"));

    assertThat(against.get("proven")).isEqualTo(true);
    assertThat(Json.maps(against.get("differences")))
        .extracting(
            each -> each.get("difference") + " " + each.get("own") + ", " + each.get("best"))
        .containsExactly("cohorts 8, 6 2", "lengths 4 3 3, 6 6 3");
    assertThat(Json.maps(against.get("plans")))
        .extracting(each -> each.get("own_tasks") + " " + each.get("best_tasks"))
        .containsExactly(
            "[u4, u6, u8] [u4, u6, u8]", "[u1, u5, u2] [u1, u5, u2]", "[u3, u7] []", "[] [u3, u7]");
    assertThat(Cli.run("explain", result).out())
        .startsWith("quickstart: makespan 5.982 s; the best plan takes 5.651 s, 5.5 % less\n")
        .contains("\n  searches   by greedy, as the plan is: the optimum may save otherwise\n")
        .contains(
            "\n  why        against the best plan, 5.651 s; each alone, so they need not add up\n")
        .contains(
            "\n  cohorts       8      6 2            +252 ms  4.2 %             -    -128.8 ms  -2.2 %\n")
        .contains(
            "\n  all together                      +330.6 ms  5.5 %                  -330.6 ms  -5.5 %\n")
        .contains(
            """
              batch  here      drafts  the best plan  drafts
              1.1    u4 u6 u8  l4      u4 u6 u8       l6
              1.2    u1 u5 u2  l3      u1 u5 u2       l6
              1.3    u3 u7     l3
              2.1                      u3 u7          l3
              bound by
            """
                .stripTrailing())
        .contains("\n  10 % more memory bandwidth on mbs    saves  319.2 ms    5.3 %  +1 GB/s ")
        .contains("\n  one more task per batch              saves   1.157 s   19.3 %\n")
        .doesNotContain("speculation pays"); // what a scheme does tells nothing of that
    assertThat(Cli.run("explain", solved(QUICKSTART, "--force")).out())
        .doesNotContain("differs in");
  }
}
