package sdedge.timeline;

/**
 * One stage of one step of one batch, as executed.
 *
 * @param drafter index into {@link sdedge.instance.Instance#drafters()}
 * @param cohort from 1, within the drafter
 * @param batch from 1, within the cohort
 * @param step from 1
 * @param startS seconds
 * @param endS seconds, latency of a link included
 * @param activeTasks tasks still active in this step
 * @param newTokens Σq over the passes of the stage; 0 for links
 */
public record StageRun(
    int drafter,
    int cohort,
    int batch,
    int step,
    Stage stage,
    double startS,
    double endS,
    int activeTasks,
    double newTokens) {}
