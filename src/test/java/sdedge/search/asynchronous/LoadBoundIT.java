package sdedge.search.asynchronous;

/** {@link LoadBoundTest}, all draws of it. */
class LoadBoundIT extends LoadBoundTest {}
