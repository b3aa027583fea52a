/**
 * The shared uplink: closed-form shares and ready times under every policy (MODEL.md section 5).
 */
@NullMarked
package sdedge.wireless;

import org.jspecify.annotations.NullMarked;
