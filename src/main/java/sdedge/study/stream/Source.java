package sdedge.study.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Draw;
import sdedge.stream.Requests;

/** Where requests come from. */
public sealed interface Source {
  /** The word for it. */
  String key();

  /** How many there are. */
  int count();

  /**
   * The requests.
   *
   * @param draw distinguishes draws, from 1; a trace has only one
   * @throws IllegalArgumentException if they cannot come at that rate
   */
  Requests at(Rate rate, int draw);

  /** Whether users send them when answers are complete. */
  default boolean isClosedLoop() {
    return false;
  }

  /** What to know before requests of an instance are served, a sentence each. */
  default List<String> warnings(Instance instance) {
    return List.of();
  }

  /** Drawn by a seed, so that there are others and more of them. */
  sealed interface Repeatable extends Source {
    /** One draw, from 1, for all rates or numbers of users. */
    Draw draw(int number);

    /** Those of so many times as many requests, which begin with these. */
    Repeatable times(int times);
  }

  /**
   * Drawn from a law.
   *
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record Drawn(ArrivalLaw law, int count, int population, long seed) implements Repeatable {
    @Override
    public String key() {
      return law.key();
    }

    @Override
    public Drawn times(int times) {
      return new Drawn(law, times * count, population, seed);
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Double perS = rate.perS();
      return perS == null ? draw(draw).atOnce() : draw(draw).at(perS);
    }

    @Override
    public Draw draw(int number) {
      return Draw.of(law, count, population, seed, number);
    }
  }

  /** Of users in a closed loop, each of whom sends the next one when an answer is complete. */
  sealed interface OfUsers extends Source {
    /** The word for it. */
    String KEY = "closed-loop";

    @Override
    default String key() {
      return KEY;
    }

    @Override
    default boolean isClosedLoop() {
      return true;
    }

    /** Equal tasks that advance alike end together, and begin together. */
    @Override
    default List<String> warnings(Instance instance) {
      List<String> warnings = new ArrayList<>();
      long kinds = kinds(instance, k -> List.of(k.inputTokens(), k.outputTokens(), k.acceptance()));
      if (kinds == 1 && instance.speculation().steps() == Steps.MEAN && !instance.isUncertain()) {
        warnings.add(
            "speculation.steps: all tasks are equal, so that with mean steps users move in"
                + " lockstep; --steps expected draws what is accepted");
      }
      boolean equalAnswers = !instance.isUncertain() && kinds(instance, Task::outputTokens) == 1;
      if (equalAnswers && !instance.serving().splitsPrompts()) {
        warnings.add(
            "serving.max_num_batched_tokens: all answers are equal and no prompt is split, so that"
                + " users stay in step; times to first token are not those of an engine");
      }
      return warnings;
    }

    private static long kinds(Instance instance, Function<Task, Object> of) {
      return instance.tasks().stream().map(of).distinct().count();
    }

    /** How many users there are. */
    static int users(Rate rate) {
      Integer users = rate.concurrency();
      if (users == null) {
        throw new IllegalArgumentException("a closed loop without a number of users");
      }
      return users;
    }
  }

  /**
   * Those of users who ask for the tasks of {@link Drawn}.
   *
   * @param law of the gaps, where nobody sends a request before it would arrive by itself
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record ClosedLoop(ArrivalLaw law, int count, int population, long seed)
      implements Repeatable, OfUsers {
    /** Those of users who do not wait. */
    public ClosedLoop(int count, int population, long seed) {
      this(new ArrivalLaw.Poisson(), count, population, seed);
    }

    @Override
    public ClosedLoop times(int times) {
      return new ClosedLoop(law, times * count, population, seed);
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Double perS = rate.perS();
      int users = OfUsers.users(rate);
      return perS == null ? draw(draw).closedLoop(users) : draw(draw).closedLoop(users, perS);
    }

    @Override
    public Draw draw(int number) {
      return Draw.of(law, count, population, seed, number);
    }
  }

  /**
   * Those of users who ask for the tasks of a trace, in its order.
   *
   * @param tasks indices in the instance
   */
  record InOrder(List<Integer> tasks) implements OfUsers {
    public InOrder {
      tasks = List.copyOf(tasks);
    }

    /** The tasks of some requests. */
    static InOrder of(Requests requests) {
      return new InOrder(IntStream.range(0, requests.count()).map(requests::task).boxed().toList());
    }

    @Override
    public int count() {
      return tasks.size();
    }

    @Override
    public Requests at(Rate rate, int draw) {
      int[] order = tasks.stream().mapToInt(Integer::intValue).toArray();
      return Requests.closedLoop(order, OfUsers.users(rate));
    }
  }

  /** As given. */
  record Trace(Requests requests) implements Source {
    /** The word for a trace. */
    public static final String KEY = "trace";

    /** Each task of an instance once, as it arrives. */
    public static Trace of(Instance instance) {
      List<Task> tasks = instance.tasks();
      int[] order =
          IntStream.range(0, tasks.size())
              .boxed()
              .sorted(Comparator.comparingDouble(k -> tasks.get(k).arrivalS()))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] arrivalsS = Arrays.stream(order).mapToDouble(k -> tasks.get(k).arrivalS()).toArray();
      return new Trace(Requests.of(arrivalsS, order));
    }

    @Override
    public String key() {
      return KEY;
    }

    @Override
    public int count() {
      return requests.count();
    }

    @Override
    public Requests at(Rate rate, int draw) {
      return requests;
    }
  }
}
