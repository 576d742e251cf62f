/**
 * What went wrong, said as RFC 9457 problem details: the catalogue of all problems and the one
 * place where exceptions become answers. Every room may throw a {@link
 * io.dialbridge.problem.ProblemException}; nothing here knows a room. A problem never shows a
 * secret, a whole phone number or a stack trace.
 */
@NullMarked
package io.dialbridge.problem;

import org.jspecify.annotations.NullMarked;
