/**
 * What is well-formed and still most likely a mistake: units, signs, keys without effect. A rule is
 * a class; {@link sdedge.instance.plausibility.Plausibility} lists them.
 */
@NullMarked
package sdedge.instance.plausibility;

import org.jspecify.annotations.NullMarked;
