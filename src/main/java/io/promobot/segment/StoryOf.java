package io.promobot.segment;

import io.promobot.flow.Story;
import java.util.Optional;

/** The story that a campaign tells; empty when there is no such campaign. */
@FunctionalInterface
public interface StoryOf {
  Optional<Story> campaign(String id);
}
