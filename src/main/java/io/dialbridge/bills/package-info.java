/**
 * Bills: the platform's record of each finished call, kept whole, rated by us, in its latest
 * content. {@code pushes} brings the records in; the charge goes to {@code calls} as a value. Never
 * trusts the optional {@code icid} alone, and never computes money through floating point.
 */
@NullMarked
package io.dialbridge.bills;

import org.jspecify.annotations.NullMarked;
