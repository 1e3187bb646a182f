package io.tidemark.simulate.sizing;

import java.util.List;

/**
 * The addresses of a NAT gateway, and what they rest on.
 *
 * @param question what was asked
 * @param users number of users
 * @param ofOneUser the level of one user of each class
 * @param addresses the addresses
 */
public record NatAnswer(SizingQuestion question, long users, List<Level> ofOneUser, NatAddresses addresses) {}
