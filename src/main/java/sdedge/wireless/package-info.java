/**
 * The shared uplink: closed-form shares and ready times under every policy (docs/model.md section
 * 5).
 */
@org.jspecify.annotations.NullMarked
package sdedge.wireless;
