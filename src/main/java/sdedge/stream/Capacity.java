package sdedge.stream;

/**
 * The largest rate found at which a service level holds, or the most users.
 *
 * @param most requests per second, or users of a closed loop; 0 if it holds at none
 * @param isWhole whether the search came to its end; if not, the level holds at least up to there
 * @param runs of the stream that it took
 */
public record Capacity(Candidate candidate, double most, boolean isWhole, int runs) {}
