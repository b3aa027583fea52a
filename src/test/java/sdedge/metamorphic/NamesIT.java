package sdedge.metamorphic;

/** {@link NamesTest}, all draws of it. */
class NamesIT extends NamesTest {}
