package sdedge.study.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.Search;
import sdedge.study.users.TriedUsers.UserTrial;

/** The most users in time, against trying every number of every draw. */
class UserSearchTest {
  private static Instance quick() throws Exception {
    return InstanceReader.read(Path.of("instances/quickstart.yaml"));
  }

  private static UserCapacity search(
      UserDraws users, UserQuestion question, Search search, int threads, boolean curve) {
    return searching(users, question, search, Control.NONE).run(Method.DP, threads, curve);
  }

  private static UserSearch searching(
      UserDraws users, UserQuestion question, Search search, Control control) {
    UserStudy study = new UserStudy(search, Method.DP, new SearchOptions(1, 0, 1), false);
    UserPlanner planner = new UserPlanner(study, question.latestS(), control);
    return new UserSearch(users, question, KnownDraws.of(question.draws()), planner, control);
  }

  private static double makespanS(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Optimal) outcome).makespanS();
  }

  @Test
  void moreUsersOfADrawAreThoseOfFewerAndMore() throws Exception {
    UserDraws users = new UserDraws(quick(), List.of(), 7);

    assertThat(users.of(3, 12).tasks().subList(0, 5)).isEqualTo(users.of(3, 5).tasks());
    assertThat(users.of(4, 12).tasks()).isNotEqualTo(users.of(3, 12).tasks());
    assertThat(users.of(1, 400).tasks()).extracting(task -> task.id()).doesNotHaveDuplicates();
    List<Integer> inputs = quick().tasks().stream().map(task -> task.inputTokens()).toList();
    assertThat(users.of(1, 400).tasks().stream().map(task -> task.inputTokens()).distinct())
        .containsExactlyInAnyOrderElementsOf(inputs.stream().distinct().toList());
    UserDraws traced = new UserDraws(quick(), List.of(new UserDraws.Tokens(7, 9)), 7);
    assertThat(traced.of(3, 5).tasks())
        .allMatch(task -> task.inputTokens() == 7 && task.outputTokens() == 9)
        .extracting(task -> task.acceptance())
        .isEqualTo(users.of(3, 5).tasks().stream().map(task -> task.acceptance()).toList());
  }

  /** Random instances and times, all pipelines that are planned to a proof. */
  @Test
  void itFindsWhatTryingEveryNumberFinds() {
    TestSeeds.each(
        UserSearchTest.class,
        12,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .tasks(3)
                  .maxLength(2)
                  .maxTokens(60)
                  .next()
                  .withOptions(Pipeline.ROLLING, UplinkPolicy.SEQUENTIAL, null, null);
          check(random, new UserDraws(instance, List.of(), random.nextLong()));
        });
  }

  private static void check(Random random, UserDraws users) {
    int most = 9;
    int draws = 1 + random.nextInt(4);
    double[][] makespansS =
        IntStream.rangeClosed(1, draws)
            .mapToObj(
                d ->
                    IntStream.rangeClosed(1, most)
                        .mapToDouble(n -> makespanS(users.of(d, n)))
                        .toArray())
            .toArray(double[][]::new);
    double withinS = makespansS[random.nextInt(draws)][random.nextInt(most)];
    double latestS = withinS * (1 + 1e-9);
    UserQuestion question = new UserQuestion(withinS, 0.5 + 0.5 * random.nextDouble(), draws, most);
    int expected = 0;
    for (int n = 1; n <= most; n++) {
      int at = n - 1;
      long within = IntStream.range(0, draws).filter(d -> makespansS[d][at] <= latestS).count();
      expected = within >= question.needed() ? n : expected;
    }

    UserCapacity found = search(users, question, Search.SOLVER, 1, true);

    assertThat(found.users()).isEqualTo(expected);
    for (int threads : new int[] {1, 3}) {
      KnownDraws like = KnownDraws.of(draws);
      UserSearch.Range decided =
          searching(users, question, Search.SOLVER, Control.NONE).deciding(threads, like);
      assertThat(decided).isEqualTo(new UserSearch.Range(expected, expected + 1));
    }
    assertThat(found.tooMany()).isEqualTo(expected == most ? null : (Integer) (expected + 1));
    assertThat(found.termination()).isEqualTo(Termination.COMPLETED);
    for (UserTrial trial : found.trials()) {
      double bestS = makespansS[trial.draw() - 1][trial.users() - 1];
      assertThat(trial.within()).isEqualTo(bestS <= latestS);
      assertThat(trial.makespanS() == null ? bestS : trial.makespanS()).isEqualTo(bestS);
    }
    for (UserCapacity.CurveStep step : found.curve()) {
      double[] of =
          IntStream.range(0, draws)
              .mapToDouble(d -> makespansS[d][step.users() - 1])
              .sorted()
              .toArray();
      assertThat(step.shareS()).isEqualTo(of[question.needed() - 1]);
      assertThat(step.medianS()).isEqualTo(of[(draws + 1) / 2 - 1]);
      assertThat(step.within())
          .isEqualTo((int) IntStream.range(0, draws).filter(d -> of[d] <= latestS).count());
    }
  }

  @Test
  void aShareIsANumberOfDrawsRoundedUp() {
    assertThat(new UserQuestion(1, 0.9, 50, 9).needed()).isEqualTo(45);
    assertThat(new UserQuestion(1, 0.6, 5, 9).needed()).isEqualTo(3);
    assertThat(new UserQuestion(1, 0.5, 3, 9).needed()).isEqualTo(2);
    assertThat(new UserQuestion(1, 1e-12, 7, 9).needed()).isEqualTo(1);
    assertThat(new UserQuestion(1, 1, 7, 9).needed()).isEqualTo(7);
  }

  /** Equal makespans of plans that add up otherwise. */
  @Test
  void roundingIsNotLate() throws Exception {
    UserDraws users = new UserDraws(quick(), List.of(), 3);
    double makespanS = makespanS(users.of(1, 3));

    assertThat(usersWithin(users, makespanS)).isEqualTo(3);
    assertThat(usersWithin(users, Math.nextDown(makespanS))).isEqualTo(3);
    assertThat(usersWithin(users, makespanS * (1 - 3e-9))).isEqualTo(2);
  }

  private static int usersWithin(UserDraws users, double withinS) {
    return search(users, new UserQuestion(withinS, 1, 1, 9), Search.SOLVER, 1, false).users();
  }

  @Test
  void threadsDoNotMatter() throws Exception {
    UserDraws users = new UserDraws(quick(), List.of(), 3);
    UserQuestion question = new UserQuestion(6, 0.8, 6, 1000);

    assertThat(search(users, question, Search.SOLVER, 3, false))
        .isEqualTo(search(users, question, Search.SOLVER, 1, false));
  }

  /** One that takes a second per user, and stops after some. */
  private record Known(AtomicInteger left, @Nullable Termination then) implements Search {
    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      left.decrementAndGet();
      Outcome.Found any = (Outcome.Found) Solver.solve(instance, approach, options, Control.NONE);
      return new Outcome.Optimal(any.plan(), instance.tasks().size(), any.counts());
    }

    @Override
    public Outcome autoregressive(
        Instance instance, Plan plan, SearchOptions options, Control control) {
      throw new AssertionError("nobody asks");
    }

    @Nullable Termination stop() {
      return left.get() > 0 ? null : then;
    }
  }

  @Test
  void whatIsDoneStaysWhenItIsStopped() throws Exception {
    UserDraws users = new UserDraws(quick().withFirstTasks(1), List.of(), 3);
    UserQuestion question = new UserQuestion(21.5, 1, 2, 1000);
    Known known = new Known(new AtomicInteger(13), Termination.TIME_LIMIT);

    UserCapacity found =
        searching(users, question, known, Control.asking(known::stop)).run(Method.DP, 1, true);

    // 1, 2, 4, 8, 16 and 32 users took twelve searches; one of 24 is done.
    assertThat(found.users()).isEqualTo(16);
    assertThat(found.tooMany()).isEqualTo(32);
    assertThat(found.termination()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(found.steps())
        .extracting(UserCapacity.Step::users)
        .containsExactly(1, 2, 4, 8, 16, 32);
    assertThat(found.trials()).hasSize(13);
    assertThat(found.curve()).isEmpty();
    Known patient = new Known(new AtomicInteger(0), null);
    assertThat(search(users, question, patient, 1, false).users()).isEqualTo(21);
    assertThat(search(users, new UserQuestion(0.5, 1, 2, 9), patient, 1, false).users()).isZero();
    UserCapacity all = search(users, new UserQuestion(99, 1, 2, 9), patient, 1, false);
    assertThat(List.of(all.users(), all.steps().size())).containsExactly(9, 5);
    assertThat(all.tooMany()).isNull();
  }
}
