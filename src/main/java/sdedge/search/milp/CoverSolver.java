package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.search.milp.WorkerClient.Launcher;

/**
 * The cheapest sets that have every one of some items exactly once, by HiGHS, and what items are
 * worth where fractions of sets count, by GLOP. One worker serves all calls.
 */
public final class CoverSolver implements AutoCloseable {
  /**
   * Units that the cheapest cover costs, about: HiGHS gives up what is no 1e-6 of one better, which
   * is little then.
   */
  private static final double UNITS = 1e6;

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Launcher launcher = Launcher.installed();
  private final WorkerClient client = new WorkerClient(launcher);

  /**
   * A set, of which fractions count.
   *
   * @param cost not negative
   * @param rows that it helps to fulfil
   * @param amounts how much of each
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  public record Column(double cost, int[] rows, double[] amounts) {}

  /**
   * What fractions of sets cost at least.
   *
   * @param cost of the cheapest
   * @param byRow what one more of what a row asks for costs
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  public record Duals(double cost, double[] byRow) {}

  /**
   * The places of the sets of the cheapest cover.
   *
   * @param sets of items, each from 0 to {@code items} − 1
   * @param costs by set, not negative
   * @param about what it costs, about
   * @return null if it was stopped, or if the backend gave up
   * @throws BackendFailure if the backend cannot be started
   */
  public int @Nullable [] cheapest(
      int items, List<int[]> sets, double[] costs, double about, int threads, Control control) {
    double[] never = new double[costs.length];
    Arrays.fill(never, NEVER);
    return cheapestWithFirst(items, sets, costs, never, about, threads, control);
  }

  /**
   * The places of the sets of the cheapest cover, of which one that comes first costs more: by a
   * share of each set that says how far it does, and is no larger than the set is chosen.
   *
   * @param more by set, what it costs more if it comes first; infinite if it cannot, or, of all
   *     sets, where none has to
   * @return null if it was stopped, or if the backend gave up
   * @throws BackendFailure if the backend cannot be started
   */
  public int @Nullable [] cheapestWithFirst(
      int items,
      List<int[]> sets,
      double[] costs,
      double[] more,
      double about,
      int threads,
      Control control) {
    SolverAnswer answer =
        solve(
            Backend.HIGHS,
            threads,
            control,
            model -> {
              Arrays.stream(costs).forEach(cost -> model.binary(cost / about * UNITS));
              int[] first = IntStream.range(0, costs.length).filter(s -> more[s] < NEVER).toArray();
              IntStream.of(first).forEach(s -> model.continuous(1, more[s] / about * UNITS));
              having(items, sets).forEach(own -> exactlyOne(model, own));
              if (first.length > 0) {
                int behind = costs.length + first.length;
                exactlyOne(model, IntStream.range(costs.length, behind).boxed().toList());
              }
              for (int i = 0; i < first.length; i++) {
                model.atLeast(0);
                model.put(first[i], 1);
                model.put(costs.length + i, -1);
              }
            });
    return answer == null ? null : answer.chosen();
  }

  private static void exactlyOne(LinearModel model, List<Integer> columns) {
    model.equalTo(1);
    columns.forEach(column -> model.put(column, 1));
  }

  /**
   * The duals of the cheapest fractions of sets.
   *
   * @param asked by row, of which the first {@code exact} are met exactly, the others at least
   * @return null if it was stopped, or if the backend gave up
   * @throws BackendFailure if the backend cannot be started
   */
  public @Nullable Duals duals(double[] asked, int exact, List<Column> columns, Control control) {
    SolverAnswer answer =
        solve(
            Backend.GLOP,
            1,
            control,
            model -> {
              columns.forEach(column -> model.continuous(Double.POSITIVE_INFINITY, column.cost));
              List<List<Integer>> having =
                  having(asked.length, columns.stream().map(Column::rows).toList());
              for (int row = 0; row < asked.length; row++) {
                if (row < exact) {
                  model.equalTo(asked[row]);
                } else {
                  model.atLeast(asked[row]);
                }
                for (int c : having.get(row)) {
                  Column column = columns.get(c);
                  model.put(c, column.amounts[place(column.rows, row)]);
                }
              }
            });
    return answer == null ? null : new Duals(answer.objective(), answer.duals());
  }

  private static List<List<Integer>> having(int items, List<int[]> sets) {
    List<List<Integer>> having = new ArrayList<>();
    IntStream.range(0, items).forEach(item -> having.add(new ArrayList<>()));
    for (int s = 0; s < sets.size(); s++) {
      for (int item : sets.get(s)) {
        having.get(item).add(s);
      }
    }
    return having;
  }

  private static int place(int[] rows, int row) {
    int at = 0;
    while (rows[at] != row) {
      at++;
    }
    return at;
  }

  /** The answer to a program; null if it was stopped, or if the backend gave up. */
  private @Nullable SolverAnswer solve(
      Backend backend, int threads, Control control, Consumer<LinearModel> program) {
    HeapShare memory = new HeapShare();
    try {
      LinearModel model = new LinearModel(memory, control);
      program.accept(model);
      Job job = new Job(backend, threads, 0, new int[0], model);
      SolverAnswer answer = client.solve(job, control).answer();
      return answer.state() == SolverAnswer.State.OPTIMAL ? answer : null;
    } catch (ModelAborted stopped) {
      return null;
    } finally {
      memory.release();
    }
  }

  /** Ends the worker. */
  @Override
  public void close() {
    client.close();
    launcher.close();
  }
}
