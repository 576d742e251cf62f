/**
 * What tests of the whole service share: a twin beside it, a database for the packaged service, a
 * client of the facade.
 */
@org.jspecify.annotations.NullMarked
package io.dialbridge.testing;
