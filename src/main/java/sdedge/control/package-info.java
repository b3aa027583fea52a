/** When work must stop, and who is notified of how far it is. */
@NullMarked
package sdedge.control;

import org.jspecify.annotations.NullMarked;
