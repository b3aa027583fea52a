package sdedge.timeline;

/**
 * The milestones of one task and how long it was served, seconds. Where steps are random, means.
 *
 * @param readyS r, its prompt has arrived at the drafter
 * @param startS the first stage of its batch begins
 * @param firstTokenS the verdict of its first step is known
 * @param completionS its last token is known
 * @param steps the steps it is active in
 * @param draftS drafting of its part in its steps
 * @param upS its part on the link up in its steps, latency included
 * @param verifyS verification of its batch in its steps
 * @param downS its part on the link down in its steps, latency included
 */
public record TaskTimes(
    double readyS,
    double startS,
    double firstTokenS,
    double completionS,
    double steps,
    double draftS,
    double upS,
    double verifyS,
    double downS) {}
