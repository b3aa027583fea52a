package sdedge.api;

import java.util.OptionalInt;

/**
 * A stage that a plan executes, as a row of {@code schedule.csv} has it.
 *
 * @param stage {@code draft}, {@code fronthaul_up}, {@code verify} or {@code fronthaul_down}
 * @param node the id of the station that works or sends
 * @param drafter the id of the drafter whose part it is; empty for a verification
 * @param cohort from 1
 * @param batch from 1 in its cohort
 * @param step from 1
 * @param length drafted tokens; empty where the parts of a batch differ
 * @param activeTasks expected number of tasks that take part
 * @param startS seconds from time 0
 * @param endS seconds from time 0
 */
public record StageTimes(
    String stage,
    String node,
    String drafter,
    int cohort,
    int batch,
    int step,
    OptionalInt length,
    double activeTasks,
    double startS,
    double endS) {}
