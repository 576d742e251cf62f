package io.dialbridge;

import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The story of every kind of call, told against the package: the jar, or the native executable. */
@QuarkusIntegrationTest
@QuarkusTestResource(TwinBeside.class)
class EveryKindStoryIT extends EveryKindStory {}
