/**
 * The shared uplink: closed-form shares and ready times under every policy (docs/model.md section
 * 5).
 */
@NullMarked
package sdedge.wireless;

import org.jspecify.annotations.NullMarked;
