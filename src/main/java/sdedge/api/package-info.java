/**
 * The door for other programs: reads instances, solves them, executes plans, checks results, runs
 * every other command, and lets schemes of others be compared.
 *
 * <p>{@link sdedge.api.Sdedge} is where to begin. All types are immutable and may be used by
 * several threads at once; nothing here ends the process, writes to a standard stream or listens to
 * signals. Times are in seconds, frequencies in hertz, data in bits, as in the files.
 *
 * <p>Words that files and options spell, such as those of pipelines and policies, are strings here
 * too, and a word that is not known is an {@link java.lang.IllegalArgumentException} that lists
 * those that are. Input that cannot be used is a checked {@link sdedge.api.InputException}; what
 * fails although the input is good is a {@link sdedge.api.PlanningException}. A {@code null} where
 * none is allowed is a {@link java.lang.NullPointerException}.
 */
@org.jspecify.annotations.NullMarked
package sdedge.api;
