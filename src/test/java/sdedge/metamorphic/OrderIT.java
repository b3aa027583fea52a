package sdedge.metamorphic;

/** {@link OrderTest}, all draws of it. */
class OrderIT extends OrderTest {}
