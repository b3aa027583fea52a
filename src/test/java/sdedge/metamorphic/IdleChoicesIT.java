package sdedge.metamorphic;

/** {@link IdleChoicesTest}, all draws of it. */
class IdleChoicesIT extends IdleChoicesTest {}
