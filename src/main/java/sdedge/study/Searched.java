package sdedge.study;

import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Outcome;

/**
 * What a search found, not verified yet.
 *
 * @param instance that the plan is of: the one given, or with its tasks at other drafters
 */
public record Searched(Instance instance, Approach approach, Outcome outcome, Watch watch) {}
