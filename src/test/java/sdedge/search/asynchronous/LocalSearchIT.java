package sdedge.search.asynchronous;

/** {@link LocalSearchTest}, all draws of it. */
class LocalSearchIT extends LocalSearchTest {}
