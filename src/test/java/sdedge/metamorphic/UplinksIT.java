package sdedge.metamorphic;

/** {@link UplinksTest}, all draws of it. */
class UplinksIT extends UplinksTest {}
