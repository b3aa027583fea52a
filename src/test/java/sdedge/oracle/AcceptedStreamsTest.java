package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Serving;
import sdedge.instance.Steps;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.files.ServedAgain;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.RandomRuns;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamRun;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** Nothing differs in random streams, neither for the check nor where they are served again. */
@Tag(TestSeeds.DRAWS)
class AcceptedStreamsTest {
  @Test
  void randomStreamsAreAccepted() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(50, 110, 3_000),
        random -> accept(random, RandomRuns.network(random)));
  }

  @Test
  void randomStreamsWithModesAreAccepted() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(15, 45, 3_000),
        random -> accept(random, RandomRuns.networkWithModes(random)));
  }

  /** Engines that split prompts, choose ahead or have a front end, or some of these. */
  @Test
  void randomStreamsOfEnginesAreAccepted() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(20, 60, 3_000),
        random -> {
          boolean hasModes = random.nextInt(4) == 0;
          Instance drawn =
              hasModes ? RandomRuns.networkWithModes(random) : RandomRuns.network(random);
          Serving all = RandomRuns.serving(random);
          int budget = random.nextInt(4) == 0 ? Serving.UNLIMITED : all.maxBatchedTokens();
          Serving serving = new Serving(budget, all.asyncScheduling(), all.frontEndS());
          accept(random, drawn.with(serving));
        });
  }

  private static void accept(Random random, Instance drawn) throws Exception {
    Instance instance = drawn.with(random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED);
    StreamQuestion question = question(random, instance);
    StreamBound bound = bound(instance, question.rates());
    Map<String, byte[]> files = MadeResult.served(StreamStudy.of(question, bound, 1, Control.NONE));
    LoadedInstance subject = MadeResult.subject(instance);
    assertThat(ResultChecker.check(subject, ResultSource.of(files)).differences()).isEmpty();
    boolean isServedAgain =
        TestSeeds.all() || random.nextInt(4) == 0; // as StreamAgreementTest does
    if (isServedAgain && instance.serving().equals(Serving.PLAIN)) {
      assertThat(ServedAgain.of(subject, ResultSource.of(files)).differences()).isEmpty();
    }
  }

  private static StreamQuestion question(Random random, Instance instance) {
    double perS = Math.pow(10, 3 * random.nextDouble() - 1.5);
    StreamLevel level =
        random.nextBoolean() ? new StreamLevel(2 / perS, 0.1 / perS, random.nextDouble()) : null;
    int kind = random.nextInt(4);
    boolean isTrace = kind == 0;
    boolean isClosedLoop = kind == 1;
    Source source =
        isTrace
            ? new Source.Trace(RandomRuns.trace(random, instance, 40))
            : isClosedLoop
                ? new Source.ClosedLoop(
                    1 + random.nextInt(10), instance.tasks().size(), random.nextLong())
                : new Source.Drawn(
                    random.nextBoolean()
                        ? new ArrivalLaw.Poisson()
                        : new ArrivalLaw.Gamma(2 * random.nextDouble()),
                    1 + random.nextInt(40),
                    instance.tasks().size(),
                    random.nextLong());
    List<Rate> rates =
        isTrace ? List.of(new Rate.Traced()) : List.of(new Rate.PerSecond(perS), new Rate.AtOnce());
    List<Rate> users = List.of(new Rate.Users(1 + random.nextInt(4)), new Rate.Users(5));
    Integer window = random.nextBoolean() ? null : Integer.valueOf(random.nextInt(source.count()));
    return new StreamQuestion(
        instance,
        source,
        candidates(instance, level),
        isClosedLoop ? users : rates,
        !isTrace && level != null && random.nextBoolean(),
        level,
        source instanceof Source.Drawn of
            ? of.seed()
            : source instanceof Source.ClosedLoop closed ? closed.seed() : random.nextLong(),
        1 + random.nextInt(2),
        window);
  }

  private static List<Candidate> candidates(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = Candidates.simplePolicies(instance, level);
    policies.add(new ServingPolicy.Joining());
    List<Candidate> all =
        new ArrayList<>(
            Candidates.withModes(
                instance, ModeSets.names(instance), Candidates.of(policies, 1, 2)));
    all.removeIf(each -> !new StreamRun(instance, each.modes()).refusals(each.policy()).isEmpty());
    return all;
  }

  private static @Nullable StreamBound bound(Instance instance, List<Rate> rates) {
    try {
      List<Integer> users =
          rates.stream().map(Rate::concurrency).filter(Objects::nonNull).distinct().toList();
      return StreamBound.of(instance, ModeSets.names(instance), users, Control.NONE);
    } catch (IllegalArgumentException e) {
      return null; // answers too long
    }
  }
}
