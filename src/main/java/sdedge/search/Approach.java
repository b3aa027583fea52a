package sdedge.search;

import sdedge.instance.Keyed;

/** What a plan can be asked of by name: a {@link Method} or a comparison scheme. */
public interface Approach extends Keyed {}
