/**
 * What is well-formed and still most likely a mistake: units, signs, keys without effect. {@link
 * sdedge.instance.plausibility.UsualRanges} lists what is usual.
 */
@NullMarked
package sdedge.instance.plausibility;

import org.jspecify.annotations.NullMarked;
