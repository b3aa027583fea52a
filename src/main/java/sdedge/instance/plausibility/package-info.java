/**
 * What is well-formed and still most likely a mistake: units, signs, keys without effect. {@link
 * sdedge.instance.plausibility.UsualRanges} lists what is usual.
 */
@org.jspecify.annotations.NullMarked
package sdedge.instance.plausibility;
