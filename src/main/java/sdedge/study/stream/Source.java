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
  /** The word for a trace. */
  String TRACE = "trace";

  /** The word for users in a closed loop. */
  String CLOSED_LOOP = "closed-loop";

  /** The word for it. */
  String key();

  /** How many there are. */
  int count();

  /** Whether users send them, each the next one when an answer is complete. */
  boolean isClosedLoop();

  /**
   * The requests.
   *
   * @param draw distinguishes draws, from 1; a list has only one
   * @throws IllegalArgumentException if they cannot come at that rate
   */
  Requests at(Rate rate, int draw);

  /** Whether a trace says when they come. */
  default boolean isTrace() {
    return key().equals(TRACE);
  }

  /**
   * What to know before requests of an instance are served, a sentence each: of users, equal tasks
   * that advance alike end together, and begin together.
   */
  default List<String> warnings(Instance instance) {
    List<String> warnings = new ArrayList<>();
    long kinds = kinds(instance, k -> List.of(k.inputTokens(), k.outputTokens(), k.acceptance()));
    boolean isMean = instance.speculation().steps() == Steps.MEAN;
    if (isClosedLoop() && kinds == 1 && isMean && !instance.isUncertain()) {
      warnings.add(
          "speculation.steps: all tasks are equal, so that with mean steps users move in"
              + " lockstep; --steps expected draws what is accepted");
    }
    boolean equalAnswers = !instance.isUncertain() && kinds(instance, Task::outputTokens) == 1;
    if (isClosedLoop() && equalAnswers && !instance.serving().splitsPrompts()) {
      warnings.add(
          "serving.max_num_batched_tokens: all answers are equal and no prompt is split, so that"
              + " users stay in step; times to first token are not those of an engine");
    }
    return warnings;
  }

  private static long kinds(Instance instance, Function<Task, Object> of) {
    return instance.tasks().stream().map(of).distinct().count();
  }

  private static int users(Rate rate) {
    Integer users = rate.concurrency();
    if (users == null) {
      throw new IllegalArgumentException("a closed loop without a number of users");
    }
    return users;
  }

  /**
   * Drawn by a seed, so that there are others and more of them.
   *
   * @param law of the gaps; of users, where nobody sends a request before it would arrive by itself
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record Drawn(ArrivalLaw law, int count, int population, long seed, boolean isClosedLoop)
      implements Source {
    @Override
    public String key() {
      return isClosedLoop ? CLOSED_LOOP : law.key();
    }

    /** Those of so many times as many requests, which begin with these. */
    Drawn times(int times) {
      return new Drawn(law, times * count, population, seed, isClosedLoop);
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Double perS = rate.perS();
      if (isClosedLoop) {
        int users = users(rate);
        return perS == null ? draw(draw).closedLoop(users) : draw(draw).closedLoop(users, perS);
      }
      return perS == null ? draw(draw).atOnce() : draw(draw).at(perS);
    }

    /** One draw, from 1, for all rates or numbers of users. */
    Draw draw(int number) {
      return Draw.of(law, count, population, seed, number);
    }
  }

  /** As given: a trace, or, of users, what they ask for in its order. */
  record Listed(Requests requests, boolean isClosedLoop) implements Source {
    /** Each task of an instance once, as it arrives. */
    static Listed of(Instance instance) {
      List<Task> tasks = instance.tasks();
      int[] order =
          IntStream.range(0, tasks.size())
              .boxed()
              .sorted(Comparator.comparingDouble(k -> tasks.get(k).arrivalS()))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] arrivalsS = Arrays.stream(order).mapToDouble(k -> tasks.get(k).arrivalS()).toArray();
      return new Listed(Requests.of(arrivalsS, order), false);
    }

    @Override
    public String key() {
      return isClosedLoop ? CLOSED_LOOP : TRACE;
    }

    @Override
    public int count() {
      return requests.count();
    }

    @Override
    public Requests at(Rate rate, int draw) {
      int[] order = IntStream.range(0, count()).map(requests::task).toArray();
      return isClosedLoop ? Requests.closedLoop(order, users(rate)) : requests;
    }
  }
}
