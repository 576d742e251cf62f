package io.dialbridge;

import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The story of every kind of call, told against the classes. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class EveryKindStoryTest extends EveryKindStory {}
