package sdedge.api;

/**
 * What the batches of a cohort, which are in work at once, reserve together on a station where each
 * need only fit alone ({@code residency: batch}).
 *
 * @param cohort from 1
 * @param batches how many it has
 * @param node the id of the station
 * @param bytes reserved for caches
 * @param freeBytes what the station has for them beside weights
 */
public record CohortMemory(int cohort, int batches, String node, double bytes, double freeBytes) {}
