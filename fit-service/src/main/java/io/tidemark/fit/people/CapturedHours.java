package io.tidemark.fit.people;

import java.util.List;

/**
 * Hours of the day that captures tell apart, from 0 to 23 in UTC; of weekdays where weekends are told apart.
 *
 * @param seconds for how long people were captured in each, added up over them
 * @param tide what everybody has in it to the mean hour captured, on average over the draws
 */
public record CapturedHours(List<Double> seconds, List<Double> tide) {}
