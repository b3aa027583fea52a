package sdedge.result.files;

import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/**
 * A plan as read from a file.
 *
 * @param instance the name of the instance it was made for; null if the file does not say
 * @param sha256 of the file of that instance; null if the file does not say
 */
public record PlanFile(@Nullable String instance, @Nullable String sha256, Plan plan) {}
