package sdedge.study;

import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Outcome;

/** What a search found, not verified yet. */
public record Searched(Instance instance, Approach approach, Outcome outcome, Watch watch) {}
