package io.promobot.api;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Overview;
import io.promobot.campaign.Progress;
import io.promobot.campaign.Sending;
import io.promobot.campaign.Version;
import io.promobot.stats.StatsJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Campaigns and what belongs to them as JSON.
 *
 * @param pace campaign messages per second; empty without a limit
 */
public record CampaignViews(OptionalDouble pace, InstantSource clock) {

  record CampaignView(
      String id,
      String name,
      String state,
      int version,
      String story,
      Map<String, String> copy,
      Instant createdAt,
      SendView send,
      Map<String, Long> people,
      Progress progress) {}

  record SendView(int queued, SkippedView skipped) {}

  record SkippedView(int windowClosed, int optedOut, int blocked, int alreadyIn) {}

  record ReachView(int reachable, SkippedView skipped, Optional<Long> takesSeconds) {}

  record VersionView(
      int version, Instant publishedAt, Map<String, String> copy, Map<String, Long> people) {}

  public CampaignView of(Overview overview) {
    Campaign campaign = overview.campaign();
    return new CampaignView(
        campaign.id(),
        campaign.name(),
        campaign.state(),
        campaign.version(),
        campaign.copy().story().key(),
        campaign.copy().fields(),
        campaign.createdAt(),
        of(campaign.sending()),
        StatsJson.people(overview.people()),
        Progress.of(campaign, overview.waiting(), pace, clock.instant()));
  }

  public SendView of(Sending sending) {
    return new SendView(sending.queued(), skipped(sending));
  }

  public ReachView reach(Sending sending) {
    var seconds = Progress.time(sending.queued(), pace).map(time -> time.toSeconds());
    return new ReachView(sending.queued(), skipped(sending), seconds);
  }

  public VersionView of(Version version) {
    return new VersionView(
        version.number(),
        version.publishedAt(),
        version.copy().fields(),
        StatsJson.people(version.people()));
  }

  private static SkippedView skipped(Sending sending) {
    return new SkippedView(
        sending.windowClosed(), sending.optedOut(), sending.blocked(), sending.alreadyIn());
  }
}
