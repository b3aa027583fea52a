package sdedge.search.solver;

/** {@link AnytimeTest}, all draws of it. */
class AnytimeIT extends AnytimeTest {}
