package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.solver.Method;

/** Asynchronous plans whose makespan is a mean of draws, since answers are not known. */
class AsynchronousAnswersTest {
  private static Instance draw(Random random, int tasks) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(tasks)
        .maxLength(3)
        .maxTokens(30)
        .next()
        .withOptions(Pipeline.ASYNCHRONOUS, null, null, null)
        .with(Steps.EXPECTED);
  }

  private static CheckOutcome checked(Instance instance, Map<String, byte[]> files)
      throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  /** With any lengths and modes, at the verifier too, shared bands, memory and caps. */
  @Test
  void acceptsAnyPlan() {
    int[] drawn = new int[1];
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          Instance plain = draw(random, 2 + random.nextInt(6));
          Instance instance =
              RandomAnswers.of(
                  random, random.nextBoolean() ? plain : new RandomModes(random).of(plain));
          if (!instance.isUncertain() || !Feasibility.neverFits(instance).isEmpty()) {
            return;
          }
          Plan plan = RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS);
          if (Feasibility.violations(instance, plan).isEmpty()) {
            Map<String, byte[]> files = MadeResult.evaluated(instance, plan);
            assertThat(checked(instance, files).differences()).isEmpty();
            assertThat(summary(files)).contains("\"draws\":64", "\"standard_error_s\":");
            drawn[0]++;
          }
        });
    TestSeeds.guard(() -> assertThat(drawn[0]).isGreaterThan(20));
  }

  /** Under every scope and uplink that may be searched; never called optimal. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsWhatIsFound() {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Set<UplinkPolicy> uplinks = EnumSet.noneOf(UplinkPolicy.class);
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(2, 6, 40),
        random -> {
          List<Scope> all = List.of(Scope.values());
          Scope scope = all.get(random.nextInt(all.size()));
          List<UplinkPolicy> policies = List.of(UplinkPolicy.values());
          UplinkPolicy uplink = policies.get(random.nextInt(policies.size()));
          if (uplink == UplinkPolicy.EXPLICIT) {
            uplink = UplinkPolicy.JOINT;
          }
          Instance plain = draw(random, 2).withOptions(null, uplink, null, scope);
          Instance instance =
              RandomAnswers.of(
                  random, random.nextBoolean() ? plain : new RandomModes(random).of(plain));
          if (!instance.isUncertain() || !Feasibility.neverFits(instance).isEmpty()) {
            return;
          }
          Approach method = random.nextInt(4) == 0 ? Method.EXHAUSTIVE : Method.DP;
          Map<String, byte[]> files = MadeResult.solved(instance, method);
          if (!files.containsKey("plan.json")) {
            return; // no length of a mode in common, or nothing that this method can do
          }
          CheckOutcome checked = checked(instance, files);
          assertThat(checked.differences()).isEmpty();
          assertThat(summary(files)).contains("\"status\":\"feasible\"");
          assertThat(ClaimChecker.check(checked, Duration.ofMinutes(1)))
              .isNotInstanceOf(ClaimVerdict.Refuted.class);
          scopes.add(scope);
          uplinks.add(uplink);
        });
    TestSeeds.guard(
        () -> {
          assertThat(scopes).hasSizeGreaterThan(1);
          assertThat(uplinks).hasSizeGreaterThan(1);
        });
  }

  private static String summary(Map<String, byte[]> files) {
    byte[] bytes = Objects.requireNonNull(files.get("summary.json"));
    return new String(bytes, StandardCharsets.UTF_8).replace(" ", "");
  }
}
