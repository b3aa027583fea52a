package sdedge.generate;

/**
 * The radio link of a user.
 *
 * @param distanceM on the ground; 0 where all gains are given
 * @param shadowingDb loss beside the path loss, 0 without shadowing
 * @param gainDb of the channel, as the instance says it
 */
record Link(double distanceM, boolean lineOfSight, double shadowingDb, double gainDb) {}
